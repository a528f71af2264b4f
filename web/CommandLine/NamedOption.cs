using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>An option of which the value is one of a few names.</summary>
internal static class NamedOption
{
    /// <returns>One of the names; null without it.</returns>
    public static Option<T?> Create<T>(string option, Func<T, string> nameOf) where T : struct, Enum => new(option)
    {
        HelpName = string.Join('|', Enum.GetValues<T>().Select(nameOf)),
        CustomParser = result =>
        {
            foreach (var value in Enum.GetValues<T>())
            {
                if (nameOf(value) == result.Tokens[0].Value)
                    return value;
            }

            result.AddError(Texts.Current.Of(Problem.ValueUnsupported(option, result.Tokens[0].Value)));
            return null;
        },
    };
}
