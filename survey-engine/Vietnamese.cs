using System.Globalization;

namespace SurveyHub.Engine;

public static class Vietnamese
{
    /// <summary>Dictionary order (a, ă, â, b …): databases disagree about it, so sorting is done here.</summary>
    public static IComparer<string> Order { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);
}
