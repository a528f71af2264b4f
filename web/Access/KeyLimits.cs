namespace SurveyHub.Web;

/// <summary>How often a key may ask: never by IP address, because many programs share that of the province's data centre.</summary>
/// <remarks><c>Keys:PerSecond</c> and <c>Keys:Burst</c>.</remarks>
public sealed class KeyLimits(IConfiguration settings) : IMiddleware, IDisposable
{
    private readonly Buckets<string> _keys = new(settings.GetSection("Keys"), perSecond: 5, burst: 60);

    public Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        context.Visitor() is { SignedIn: null } program && _keys.Take(program.Name, 1) is { } seconds
            ? context.AskToComeBackAsync(Engine.Problem.KeyLimitReached(seconds))
            : next(context);

    public void Dispose() => _keys.Dispose();
}
