namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Browser browser, Province province)
{
    [TheoryInBrowser, MemberData(nameof(Scenes.Names), MemberType = typeof(Scenes))]
    public async Task Axe_OnALightPhoneInVietnamese_FindsNothing(string scene) => Assert.Empty((await SceneVisit.OnAPhoneAsync(browser, province, scene)).Violations);

    [TheoryInBrowser, MemberData(nameof(Scenes.Pages), MemberType = typeof(Scenes))]
    public async Task Axe_OnADarkDesktopInEnglish_FindsNothing(string scene) => Assert.Empty((await SceneVisit.OnADesktopAsync(browser, province, scene)).Violations);
}
