using System.Net;

namespace SurveyHub.Tests;

/// <summary>A site whose campaign <c>demo</c> has a signed draw, all of it given to one interviewer.</summary>
public sealed class FieldSite : IAsyncDisposable
{
    public const string Unit = "trung-tam-hcc-xa-dong-lua";

    private FieldSite(SurveyHubApp app, SampleDraw draw, Desk interviewer) => (App, Draw, Interviewer) = (app, draw, interviewer);

    public SurveyHubApp App { get; }
    public SampleDraw Draw { get; }
    public Desk Interviewer { get; }

    public static async Task<FieldSite> StartAsync(string provider = "sqlite")
    {
        var app = await SurveyHubApp.StartAsync(provider);
        var interviewer = await Desk.OpenAsync(app, Role.Interviewer);
        var draw = await app.Database.AddDrawAsync(Code.Of("demo"), [.. FieldSample.Elements.Select(element => element with { Unit = element.Psu.Value == "xa-dong" ? Code.Of(Unit) : Code.Of("so-y-te"), Field = Code.Of("dat-dai") })]);
        await app.Service<Assignments>().AssignAsync(draw, [.. Enumerable.Range(1, 11)], interviewer.Account, Sample.Signed(), default); // all but the twelfth
        return new(app, draw, interviewer);
    }

    /// <summary>Fills in the form of the number and sends it as a browser would.</summary>
    public async Task<HttpResponseMessage> InterviewAsync(int number, params IEnumerable<(string Name, string Value)> answers) =>
        await Interviewer.SubmitAsync($"/field/demo/{number}/interview", [.. DemoForm.Filled(), .. answers]);

    public async Task RecordAsync(int number, ContactOutcome outcome = ContactOutcome.Completed)
    {
        var response = await Interviewer.SubmitAsync($"/field/demo/{number}", ("Outcome", Words.Write(outcome)));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        Interviewer.Dispose();
        await App.DisposeAsync();
    }
}
