namespace SurveyHub.Tests;

public sealed class ApiKeyTests
{
    private static readonly Unit[] _units = [Sample.Unit("so-noi-vu")];

    [Fact]
    public void Read_AllThatIsRight_IsTheKey()
    {
        var key = Sample.Must(ApiKey.Read(" Bao-Cao ", " Báo cáo ", ["read-reports", "read-reports"], "so-noi-vu", "2026-03-02", _units, Sample.Today));

        Assert.Equal((Code.Of("bao-cao"), "Báo cáo", Permission.ReadReports, Code.Of("so-noi-vu"), Sample.Today), (key.Code, key.Name, Assert.Single(key.Permissions), key.Unit, key.Expires));
    }

    [Fact]
    public void Read_NothingAtAll_NamesEachPlace() => Assert.Equal(
        ["key-code-malformed code", "key-name-missing name", "key-permission-missing permissions"],
        ApiKey.Read(null, " ", [], "", null, _units, Sample.Today).Problems.Select(problem => $"{problem.Rule} {problem.Place}"));

    [Theory]
    [InlineData("read-ledger", "", "", "")]
    [InlineData("read-ledger", "so-noi-vu", "", "permission-for-province")]
    [InlineData("manage-keys", "", "", "value-unsupported")]
    [InlineData("read-comments", "", "", "value-unsupported")]
    [InlineData("read-reports", "so-la", "", "unit-unknown")]
    [InlineData("read-reports", "Sở lạ!", "", "unit-unknown")]
    [InlineData("read-reports", "", "2026-03-01", "key-expiry-past")]
    [InlineData("read-reports", "", "02/03/2026", "key-expiry-past")]
    public void Read_WithAMistake_NamesIt(string permission, string unit, string expires, string rule) =>
        Assert.Equal(rule, string.Join(' ', ApiKey.Read("bao-cao", "Báo cáo", [permission], unit, expires, _units, Sample.Today).Problems.Select(problem => problem.Rule)));

    [Fact]
    public void Possible_IsNothingThatChangesAnythingOrTouchesSingleResponses() => Assert.Equal([Permission.ReadReports, Permission.ReadLedger], ApiKey.Possible);

    [Fact]
    public void New_PermissionThatIsNoneForPrograms_Throws() => Assert.Throws<ArgumentException>(() => new ApiKey(Code.Of("x"), "x", [Permission.ManageAccounts], unit: null, expires: null));
}
