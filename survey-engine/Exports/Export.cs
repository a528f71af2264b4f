namespace SurveyHub.Engine;

/// <summary>As which file the responses of a campaign leave the house.</summary>
public enum ExportFormat
{
    /// <summary>A .zip of CSV, codebook, R and SPSS.</summary>
    Csv,

    Xlsx,
}

public enum ExportState { Queued, Running, Done, Failed, Cancelled }

/// <summary>A file of a campaign's responses that somebody asked for, made in the background.</summary>
public sealed record Export
{
    public required Guid Id { get; init; }
    public required Code Campaign { get; init; }
    public required ExportFormat Format { get; init; }

    /// <summary>Of the labels in it.</summary>
    public required string Language { get; init; }

    public required Signature Asked { get; init; }
    public ExportState State { get; init; }
    public long RowsRead { get; init; }

    /// <summary>0 before it was begun.</summary>
    public long RowsInAll { get; init; }

    /// <summary>Null unless it is done.</summary>
    public ExportedFile? File { get; init; }

    /// <summary>When it was done, failed or cancelled; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsOver => EndedAt is not null;

    /// <summary>0 to 1.</summary>
    public double Progress => State == ExportState.Done ? 1 : RowsInAll == 0 ? 0 : Math.Min(1, (double)RowsRead / RowsInAll);
}

/// <param name="Sha256">Of its bytes, 64 lower-case hex digits.</param>
public sealed record ExportedFile(long Bytes, string Sha256);

/// <summary>The right to make the file, as long as it is renewed in time.</summary>
public sealed record ExportLease(Export Export, Guid Id);
