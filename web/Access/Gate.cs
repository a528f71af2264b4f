using Microsoft.AspNetCore.Authorization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Decides who passes: the one place that does, for pages, files and programs alike.</summary>
public sealed class Gate : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        var http = context.Resource as HttpContext;
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            if (requirement switch
            {
                AllowsAttribute allows => http?.Visitor() is { } visitor && Passes(visitor, allows.Permission, http),
                SignedInOnlyAttribute only => http?.Visitor()?.SignedIn is { } signedIn && (only.WithTemporaryPassword || !signedIn.Account.MustChange),
                NobodyRequirement => http?.GetEndpoint() is not RouteEndpoint, // nothing, or only "wrong method", stands behind this address
                _ => false,
            })
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }

    private static bool Passes(Visitor visitor, Permission permission, HttpContext http)
    {
        var scope = visitor.Access.ScopeOf(permission);
        return visitor.Access.May(permission) && visitor.SignedIn?.Account.MustChange is not true && NamedUnits(http).All(scope.Contains);
    }

    /// <summary>The units that the address names; what is no code is like a unit that is not theirs.</summary>
    private static IEnumerable<Code?> NamedUnits(HttpContext http) =>
        http.Request.Query["unit"].Append(http.GetRouteValue("unit") as string).Where(unit => !string.IsNullOrEmpty(unit)).Select(Code.Parse);
}

/// <summary>Of whatever states no policy: nobody passes.</summary>
public sealed class NobodyRequirement : IAuthorizationRequirement;
