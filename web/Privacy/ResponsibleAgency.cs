namespace SurveyHub.Web;

/// <summary>Who answers for the data, as the law calls it the controller.</summary>
/// <param name="Name">Null where the operator has set none.</param>
/// <param name="Contact">Address, telephone or e-mail in one line; null where the operator has set none.</param>
public sealed record ResponsibleAgency(string? Name, string? Contact)
{
    /// <summary>As <c>Privacy:Controller</c> and <c>Privacy:Contact</c> say.</summary>
    public static ResponsibleAgency Of(IConfiguration settings) => new(Said(settings["Privacy:Controller"]), Said(settings["Privacy:Contact"]));

    /// <summary>The name, or whom it is in every province.</summary>
    public string NameIn(Texts t) => Name ?? t["privacy.controller-unset"];

    /// <summary>The contact, or where every citizen can ask.</summary>
    public string ContactIn(Texts t) => Contact ?? t["privacy.contact-unset"];

    private static string? Said(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();
}
