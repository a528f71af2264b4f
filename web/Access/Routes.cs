using Microsoft.AspNetCore.Authorization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>For those who hold the permission: on a page, or on an endpoint by <see cref="Routes.Allows"/>.</summary>
/// <remarks>
/// Where the address names a <c>unit</c>, in its path or query, the permission must be held there. Where it names none, the handler keeps within
/// <see cref="Engine.Access.ScopeOf"/> of <see cref="Routes.Access"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowsAttribute(Permission permission) : Attribute, IAuthorizeData, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public Permission Permission { get; } = permission;

    public string? Policy { get; set; }
    public string? Roles { get; set; }
    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>For everybody who is signed in, whatever they may do: one's own account.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInOnlyAttribute : Attribute, IAuthorizeData, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>Also for those who have yet to choose a password of their own.</summary>
    public bool WithTemporaryPassword { get; set; }

    public string? Policy { get; set; }
    public string? Roles { get; set; }
    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>For everybody: citizens, and whoever is about to sign in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;

/// <summary>How an endpoint says who may use it; one that says nothing can be used by nobody.</summary>
public static class Routes
{
    public static TBuilder Allows<TBuilder>(this TBuilder routes, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new AllowsAttribute(permission));

    public static TBuilder Public<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new PublicAttribute());

    /// <summary>What whoever sent the request may do.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint is public.</exception>
    public static Access Access(this HttpContext http) => http.Features.Get<Visitor>()?.Access ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Whoever sent the request; null when nobody is signed in.</summary>
    public static Visitor? Visitor(this HttpContext http) => http.Features.Get<Visitor>();
}
