namespace SurveyHub.Tests;

/// <summary>A signed draw, put into the tables as whoever drew it would have.</summary>
public static class FieldSample
{
    public static readonly Guid Interviewer = Guid.Parse("01960000-0000-7000-8000-000000000101");
    public static readonly Guid Other = Guid.Parse("01960000-0000-7000-8000-000000000102");

    private static readonly Guid _frame = Guid.Parse("01960000-0000-7000-8000-0000000000f1");
    private static readonly Guid _draw = Guid.Parse("01960000-0000-7000-8000-0000000000d1");

    /// <summary>Numbers 1 to 12 are drawn, 13 and 14 are the reserve: six in each of two places, each place a stratum of its own.</summary>
    public static FrameElement[] Elements { get; } =
        [.. Enumerable.Range(1, 14).Select(number => Element(number, number is <= 6 or 13 ? "xa-dong" : "xa-tay", number is <= 6 or 13 ? "Nông thôn" : "Đô thị"))];

    public static FrameElement Element(int number, string psu, string stratum, string? unit = null, string? field = null) =>
        new(number, $"HS-{number:000}", stratum, Code.Of(psu), Code.Of("thon-1"), Code.Parse(unit), Code.Parse(field));

    public static SampleDraw Draw(Code campaign) => new(_draw, _frame, campaign, "{}", "1234", new string('a', 64), Sample.Signed());

    /// <param name="elements">The last of them are the reserve.</param>
    public static async Task<SampleDraw> AddDrawAsync(this TestDatabase store, Code campaign, IReadOnlyList<FrameElement>? elements = null, int reserve = 2, bool isSigned = true)
    {
        var all = elements ?? Elements;
        var draw = Draw(campaign);
        await store.Database.InTransactionAsync(
            async db =>
            {
                await db.ExecuteAsync("insert into sampling_frame (id, campaign, name, elements, sha256, imported_by, imported_at) values (@id, @campaign, 'Danh sách', @count, @Sha256, 'a', @At)",
                    new { id = Key(_frame), campaign, count = all.Count, draw.Sha256, Sample.Signed().At });
                await db.ExecuteAsync("insert into sample_draw (id, frame, campaign, design, seed, sha256, drawn_by, drawn_at) values (@id, @frame, @campaign, '{}', '1234', @Sha256, 'a', @At)",
                    new { id = Key(_draw), frame = Key(_frame), campaign, draw.Sha256, Sample.Signed().At });
                foreach (var element in all)
                {
                    await db.ExecuteAsync("insert into frame_element (frame, number, code, stratum, psu, ssu, unit, field) values (@frame, @Number, @Code, @Stratum, @Psu, @Ssu, @Unit, @Field)",
                        new { frame = Key(_frame), element.Number, element.Code, element.Stratum, element.Psu, element.Ssu, element.Unit, element.Field });
                    var place = element.Number - (all.Count - reserve);
                    await db.ExecuteAsync("insert into drawn_element (draw, number, list, place, probability, weight) values (@draw, @Number, @list, @place, @probability, @weight)",
                        new { draw = Key(_draw), element.Number, list = place > 0 ? "reserve" : "drawn", place = place > 0 ? place : element.Number, probability = place > 0 ? null : "0.5", weight = place > 0 ? null : "2" });
                }

                if (isSigned)
                    await db.ExecuteAsync("insert into draw_signature (draw, signed_by, signed_at, sha256) values (@draw, 'gs', @At, @Sha256)", new { draw = Key(_draw), Sample.Signed().At, draw.Sha256 });
                return true;
            },
            default);
        return draw;
    }

    /// <summary>One of the reserve is visited instead.</summary>
    public static Task ReplaceAsync(this TestDatabase store, int number, int by) => store.Database.InTransactionAsync(
        db => db.ExecuteAsync("insert into substitution (draw, number, replaced_by, reason, done_by, done_at) values (@draw, @number, @by, 'Đã chuyển đi', 'a', @At)", new { draw = Key(_draw), number, by, Sample.Signed().At }), default);

    /// <summary>An account that is good for nothing but to visit.</summary>
    public static async Task<Account> AddInterviewerAsync(this TestDatabase store, Guid id)
    {
        var account = new Account { Id = id, SignInName = $"{id:N}@vnpost.example", SignInKey = $"{id:N}", FullName = "Trần Thị Bích", CreatedAt = Sample.Noon };
        Assert.True(await store.Accounts.AddAsync(account, Sample.Signed(), default));
        return account;
    }

    /// <summary>A campaign with its draw, and everybody given to one interviewer.</summary>
    public static async Task<(TestDatabase Store, SampleDraw Draw)> PrepareAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var draw = await store.AddDrawAsync(Sample.Campaign().Code);
        await store.Assignments.AssignAsync(draw, [.. Elements.Select(element => element.Number)], await store.AddInterviewerAsync(Interviewer), Sample.Signed(), default);
        return (store, draw);
    }

    public static ContactAttempt Attempt(ContactOutcome outcome = ContactOutcome.NotAtHome, DateOnly? on = null, DateOnly? appointment = null, Guid? by = null, string? note = null) =>
        new(outcome, on ?? Sample.Today, appointment, by ?? Interviewer, note);

    /// <summary>After all there were.</summary>
    public static async Task<Outcome<ContactAttempt>> VisitAsync(this TestDatabase store, SampleDraw draw, int number, ContactAttempt attempt)
    {
        var element = (await store.Fieldwork.FindAsync(draw, number, default))!;
        return await store.Fieldwork.RecordAsync(draw, element, element.Attempts.Count + 1, attempt, (new(2026, 3, 1), Sample.Today), default);
    }

    /// <summary>As pure code sees it.</summary>
    public static FieldElement Visited(int number = 1, string psu = "xa-dong", string stratum = "Nông thôn", DrawList list = DrawList.Drawn, bool isReplaced = false, params ContactAttempt[] attempts) =>
        new(new(Element(number, psu, stratum), list, number, 0.5, 2), attempts, Interviewer, isReplaced);

    private static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);
}
