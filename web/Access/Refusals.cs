using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What somebody is told who may not pass: to sign in, to choose a password, to set up a second factor; else that it is not theirs, without saying whether it exists.</summary>
public sealed class Refusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            return _framework.HandleAsync(next, context, policy, authorizeResult);
        if (context.Request.IsForPrograms())
            return RefuseAsync(context, context.Visitor() is null ? Problem.KeyUnknown() : Problem.KeyInsufficient());
        if (context.Visitor() is { } visitor)
        {
            if (Mend(visitor) is { } page && HttpMethods.IsGet(context.Request.Method))
                context.Response.Redirect(page);
            else
                context.Response.StatusCode = StatusCodes.Status403Forbidden; // the error page follows
            return Task.CompletedTask;
        }

        if (context.Request.HasJsonContentType()) // a page's script, whose person will sign in again
            return RefuseAsync(context, Problem.SessionOver());
        if (context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor>() is null || !HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.Redirect("/account/sign-in" + QueryString.Create("to", context.Request.Path + context.Request.QueryString));
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext http, Problem problem)
    {
        http.Response.SayWhatNext(problem);
        return Texts.Current.Refuse(problem).ExecuteAsync(http);
    }

    /// <summary>Where they can mend what keeps them from it; null when they cannot.</summary>
    private static string? Mend(Visitor visitor) =>
        visitor.SignedIn is null ? null
        : visitor.SignedIn.Account.MustChange ? "/account/password"
        : visitor.Access.LacksSecondFactor ? "/account/two-factor"
        : null;
}
