using Microsoft.AspNetCore.DataProtection;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class ContactSealTests
{
    private readonly EphemeralDataProtectionProvider _protection = new();

    [Theory, EachDatabase]
    public async Task Add_People_StoresASealedAddressWithATokenThatIsGood(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        Assert.Empty(await AddAsync(store, "a@b.vn"));

        var sealedContact = Assert.Single(await store.Database.QueryAsync<byte[]>("select sealed from contact", null, default));
        var opened = System.Text.Encoding.UTF8.GetString(_protection.CreateProtector("contact", "sipas-2026").Unprotect(sealedContact));
        var token = InvitationToken.Parse(System.Text.Json.JsonDocument.Parse(opened).RootElement.GetProperty("token").GetString());
        Assert.Contains("a@b.vn", opened, StringComparison.Ordinal);
        Assert.Equal(token!.Sha256, Assert.Single(await store.Database.QueryAsync<string>("select token_sha256 from invitation", null, default)));
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() => _protection.CreateProtector("contact", "other").Unprotect(sealedContact));
    }

    [Theory, EachDatabase]
    public async Task Add_AddressThatIsThereAlready_NamesItsLineAndStoresNothing(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await AddAsync(store, "a@b.vn");

        var problem = Assert.Single(await AddAsync(store, "c@d.vn", "A@b.vn"));

        Assert.Equal(("contact-known", 3L), (problem.Rule, problem.Line));
        Assert.Equal((1, 1), (await store.CountAsync("contact"), await store.CountAsync("invitation")));
    }

    [Theory, EachDatabase]
    public async Task Erase_AsTheirOwnerAsks_FindsTheAddressHoweverItIsWritten(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await AddAsync(store, "a@b.vn", "0912345678");
        var seal = SealOf(store);

        Assert.True(await seal.EraseAsync(Sample.Campaign(), Contact.Parse("+84 912 345 678")!, Sample.Signed(), default));
        Assert.False(await seal.EraseAsync(Sample.Campaign(), Contact.Parse("0912345678")!, Sample.Signed(), default));

        Assert.Equal((1, 2), (await store.CountAsync("contact"), await store.CountAsync("invitation")));
        var entries = await store.Audit.ListAsync(new(Action: AuditAction.RetentionRun), null, 10, default);
        Assert.DoesNotContain("912", Assert.Single(entries).Became, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Macs_OfOneAddressInTwoCampaigns_Differ(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Campaigns.AddAsync(Sample.Campaign("other"), Sample.Signed(), default);
        await AddAsync(store, "a@b.vn");
        await SealOf(store).AddAsync(Sample.Campaign("other"), [(2, Contact.Parse("a@b.vn")!)], Sample.Signed(), default);

        Assert.Equal(2, (await store.Database.QueryAsync<string>("select email_mac from contact", null, default)).Distinct().Count());
    }

    private ContactSeal SealOf(TestDatabase store) => new(store.Contacts, store.Retention(Sample.Clock()), _protection);

    private Task<IReadOnlyList<Problem>> AddAsync(TestDatabase store, params string[] addresses) =>
        SealOf(store).AddAsync(Sample.Campaign(), [.. addresses.Select((address, place) => (place + 2L, Contact.Parse(address)!))], Sample.Signed(), default);
}
