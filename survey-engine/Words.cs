using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>The stored words of an enum's values: <c>ServicePoint</c> is <c>service-point</c> in tables, files and URLs.</summary>
public static class Words
{
    public static string Write<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetName(value) ?? throw new ArgumentOutOfRangeException(nameof(value)));

    /// <summary>Null when no value has that word.</summary>
    public static T? Read<T>(string? word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Write(value), word, StringComparison.Ordinal))
                return value;
        }

        return null;
    }
}
