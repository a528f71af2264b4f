namespace SurveyHub.Engine;

/// <summary>Who an element is and where to find them, as far as the list says it. Sealed before it is stored, see <see cref="Frames"/>.</summary>
public sealed record FramePerson(string? Name, string? Phone, string? Address)
{
    /// <summary>Null where the list says nothing of them.</summary>
    internal static FramePerson? Of(string? name, string? phone, string? address) => name is null && phone is null && address is null ? null : new(name, phone, address);
}
