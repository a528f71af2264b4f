namespace SurveyHub.Tests;

/// <summary>A disk without a free byte: the citizen is asked to come back, and when there is room again nobody has to mend anything.</summary>
/// <remarks>MariaDB may end itself meanwhile: so it runs here as README.md asks for, under something that starts it again.</remarks>
[Collection(FaultTests.Name)]
public sealed class FullDiskTests
{
    /// <summary>
    /// InnoDB needs room to roll back an insert that found none. It asks for it 100 times, every 50 ms, and then ends the server: "Error (Out of
    /// disk space) in rollback" (row0undo.cc; MySQL's bug 43665). Disks stay full for longer, so what follows such an end is part of the promise.
    /// </summary>
    private static readonly TimeSpan _longerThanRollbackTries = TimeSpan.FromSeconds(6);

    [FactOnASmallDisk]
    public async Task Fill_TheDiskUnderSqlite_RefusesUntilThereIsRoomAndGoesOnWithoutRepair()
    {
        using var disk = new SmallDisk(megabytes: 32);
        var store = $"Data Source={Path.Combine(disk.Folder, "surveyhub.db")}";
        await using var site = await Site.CreateAsync("sqlite", store);

        await FillAndFreeAsync(disk, site, new(Dialect.Sqlite, store), TimeSpan.Zero);

        Assert.Equal("ok", await new Database(Dialect.Sqlite, store).FindAsync<string>("pragma integrity_check", null, default));
    }

    [FactOnASmallDisk(needsMariaDb: true)]
    public async Task Fill_TheDiskUnderMariaDb_RefusesUntilThereIsRoomAndGoesOnWithoutRepair()
    {
        using var disk = new SmallDisk(megabytes: 256);
        await using var maria = await MariaDbServer.CreateAsync(disk.Folder);
        await using var site = await Site.CreateAsync("mysql", maria.ConnectionString);
        maria.KeepRunning();

        await maria.ExplainAsync(FillAndFreeAsync(disk, site, maria.Open(), _longerThanRollbackTries));
    }

    private static async Task FillAndFreeAsync(SmallDisk disk, Site site, Database database, TimeSpan fullFor)
    {
        await using var crowd = new Crowd(site.Address);

        await crowd.AcknowledgesAsync(more: 200);
        disk.Fill();
        await Task.WhenAll(crowd.IsRefusedAsync(more: 50), Task.Delay(fullFor));
        disk.Free();
        await crowd.AcknowledgesAsync(more: 200);
        await crowd.LeaveAsync();

        await crowd.AssertEachIsStoredOnceAsync(database);
        await site.AssertVerifiesAsync();
        Assert.True(crowd.Lost == 0, crowd.ToString());
    }
}
