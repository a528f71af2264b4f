namespace SurveyHub.Tests;

/// <summary>A disk without a free byte: the citizen is asked to come back, and when there is room again nobody has to mend anything.</summary>
[Collection(FaultTests.Name)]
public sealed class FullDiskTests
{
    [FactOnASmallDisk]
    public async Task Fill_TheDiskUnderSqlite_RefusesUntilThereIsRoomAndGoesOnWithoutRepair()
    {
        using var disk = new SmallDisk(megabytes: 32);
        var store = $"Data Source={Path.Combine(disk.Folder, "surveyhub.db")}";
        await using var site = await Site.CreateAsync("sqlite", store);

        await FillAndFreeAsync(disk, site, new(Dialect.Sqlite, store));

        Assert.Equal("ok", await new Database(Dialect.Sqlite, store).FindAsync<string>("pragma integrity_check", null, default));
    }

    [FactOnASmallDisk(needsMariaDb: true)]
    public async Task Fill_TheDiskUnderMariaDb_RefusesUntilThereIsRoomAndGoesOnWithoutRepair()
    {
        using var disk = new SmallDisk(megabytes: 256);
        await using var maria = await MariaDbServer.CreateAsync(disk.Folder);
        await using var site = await Site.CreateAsync("mysql", maria.ConnectionString);

        await FillAndFreeAsync(disk, site, maria.Open());
    }

    private static async Task FillAndFreeAsync(SmallDisk disk, Site site, Database database)
    {
        await using var crowd = new Crowd(site.Address);

        await crowd.AcknowledgesAsync(more: 200);
        disk.Fill();
        await crowd.IsRefusedAsync(more: 50);
        disk.Free();
        await crowd.AcknowledgesAsync(more: 200);
        await crowd.LeaveAsync();

        await crowd.AssertEachIsStoredOnceAsync(database);
        await site.AssertVerifiesAsync();
        Assert.True(crowd.Lost == 0, crowd.ToString());
    }
}
