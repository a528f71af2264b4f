namespace SurveyHub.Engine;

/// <summary>The lists that are kept of a draw; the whole list is the frame itself.</summary>
public enum DrawList
{
    /// <summary>Danh sách chính thức.</summary>
    Drawn,

    /// <summary>Danh sách dự phòng.</summary>
    Reserve,
}

/// <summary>What came out of one draw from a frame.</summary>
/// <param name="Design">JSON.</param>
/// <param name="Seed">The same seed, frame and design give the same lists.</param>
/// <param name="Sha256">Of the lists, see <see cref="DrawnElement"/>; what supervisors sign.</param>
public sealed record SampleDraw(Guid Id, Guid Frame, Code Campaign, string Design, string Seed, string Sha256, Signature Drawn);

/// <summary>One of those drawn, or held in reserve.</summary>
/// <param name="Place">In its list, from 1.</param>
/// <param name="Probability">Of being drawn, above 0 and at most 1; null for a reserve.</param>
/// <param name="Weight">How many of the frame it stands for; null for a reserve.</param>
public sealed record DrawnElement(FrameElement Element, DrawList List, int Place, double? Probability, double? Weight)
{
    internal Lot Lot => new(Element.Number, List, Place, Probability, Weight);
}
