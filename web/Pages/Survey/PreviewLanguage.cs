using Microsoft.AspNetCore.Localization;

namespace SurveyHub.Web;

/// <summary><c>?in=en</c> for a preview: like <see cref="ChosenLanguage"/>, but it is not remembered, for it is not the reader's.</summary>
public sealed class PreviewLanguage : QueryStringRequestCultureProvider
{
    public PreviewLanguage() => (QueryStringKey, UIQueryStringKey) = ("in", "in");
}
