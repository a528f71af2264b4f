using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Seals contacts before they are stored: only here is an address ever in clear.</summary>
/// <remarks>
/// Each campaign has a purpose of its own, so that what was sealed for one opens for no other. An address is looked for by its HMAC-SHA256 under a random key
/// of the campaign, itself sealed: without it nobody can try all telephone numbers, and two campaigns do not tell that they invited the same person.
/// </remarks>
public sealed class ContactSeal(Contacts contacts, Retention retention, IDataProtectionProvider protection)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>Stores the contacts, each with a new invitation, all or none.</summary>
    /// <returns>Null when they were stored; else a problem for each line of which an address was invited before.</returns>
    public async Task<IReadOnlyList<Problem>> AddAsync(Campaign campaign, IReadOnlyList<(long Line, Contact Contact)> people, Signature by, CancellationToken ct)
    {
        var protector = ProtectorOf(campaign.Code);
        var sealedKey = await contacts.FindOrAddKeyAsync(campaign.Code, protector.Protect(RandomNumberGenerator.GetBytes(32)), ct);
        var key = protector.Unprotect(sealedKey);
        var lines = people.ToDictionary(person => Seal(protector, key, person.Contact), person => person.Line);
        var known = await contacts.AddAsync(campaign.Code, sealedKey, [.. lines.Keys], by, ct);
        return [.. known.Select(contact => Problem.ContactKnown() with { Line = lines[contact] })];
    }

    /// <summary>Erases whoever has that address from the campaign's contacts, and what files still hold of it.</summary>
    /// <returns>Whether there was anybody.</returns>
    public async Task<bool> EraseAsync(Campaign campaign, Contact address, Signature by, CancellationToken ct)
    {
        if (await contacts.FindKeyAsync(campaign.Code, ct) is not { } sealedKey)
            return false;
        var key = ProtectorOf(campaign.Code).Unprotect(sealedKey);
        var erased = await contacts.EraseAsync(campaign.Code, Mac(key, address.Email ?? address.Phone!), by, ct);
        await retention.ScrubAsync(ct);
        return erased > 0;
    }

    /// <remarks>With the token: the store keeps only its digest, and an invitation that is sent next week must still say it.</remarks>
    private static SealedContact Seal(IDataProtector protector, byte[] key, Contact contact)
    {
        var token = InvitationToken.New();
        var words = JsonSerializer.SerializeToUtf8Bytes(new { contact.Email, contact.Phone, Token = token.Value }, _json);
        return new(token.Sha256, contact.Email is { } email ? Mac(key, email) : null, contact.Phone is { } phone ? Mac(key, phone) : null, protector.Protect(words));
    }

    private static string Mac(byte[] key, string address) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address)));

    private IDataProtector ProtectorOf(Code campaign) => protection.CreateProtector("contact", campaign.Value);
}
