using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Where the framework keeps its keys: its own words for <see cref="ProtectionKeys"/>.</summary>
/// <param name="keys">Opened when they are asked for: a verb that only prints its help touches no store.</param>
/// <remarks>
/// It asks without <c>await</c>: once at the start and once a day, on a thread of the pool, each time for no longer than a statement may take.
/// While the store is away it goes on with the keys it has.
/// </remarks>
public sealed class StoredProtectionKeys(Lazy<ProtectionKeys> keys, KeyCertificates certificates) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => keys.Value.ListAsync(CancellationToken.None)).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName)
    {
        certificates.Save();
        Task.Run(() => keys.Value.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None)).GetAwaiter().GetResult();
    }
}
