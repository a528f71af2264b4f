using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Seals who the elements of a frame are, each campaign's under a purpose of its own, and apart from the people who are invited.</summary>
public sealed class FrameSeal(IDataProtectionProvider protection)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public Func<FramePerson, string> SealerOf(Code campaign)
    {
        var protector = ProtectorOf(campaign);
        return person => Convert.ToBase64String(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(person, _json)));
    }

    public Func<string, FramePerson> OpenerOf(Code campaign)
    {
        var protector = ProtectorOf(campaign);
        return words => JsonSerializer.Deserialize<FramePerson>(protector.Unprotect(Convert.FromBase64String(words)), _json)!;
    }

    private IDataProtector ProtectorOf(Code campaign) => protection.CreateProtector("frame", campaign.Value);
}
