using System.Globalization;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace SurveyHub.Tests;

/// <summary>
/// Not a check: prints how long each action in the editor takes until it is on the screen, with 200 items in four languages, when
/// <c>SURVEYHUB_TEST_SPEED</c> asks for it; tests/load/README.md says how.
/// </summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Speed")]
public sealed class EditorSpeedTests(Browser browser, ITestOutputHelper output)
{
    private const int Items = 200;
    private const int Rounds = 25;

    /// <summary>Where the table goes; null where nobody asked for it.</summary>
    private static readonly string? _file = Environment.GetEnvironmentVariable("SURVEYHUB_TEST_SPEED") is { Length: > 0 } file ? file : null;

    /// <summary>Each gives its milliseconds: from the action to the frame that shows it. The pauses between let what waits (saving, checking, the preview) come in between as it does for a person.</summary>
    private const string Measuring =
        """
        async (rounds) => {
          const frame = () => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
          const pause = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds));
          const $ = (selector) => document.querySelector(selector);
          const press = (key, more = {}) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
          const type = (control, value) => { control.value = value; control.dispatchEvent(new Event('input', { bubbles: true })); };
          const pick = (control, value) => { control.value = value; control.dispatchEvent(new Event('change', { bubbles: true })); };
          const tab = (view) => $(`.tab[data-view=${view}]`).click();
          const nth = (n) => document.querySelectorAll('.outline-item')[n];
          const cell = (row, column) => document.querySelectorAll('.sheet-row:not(.sheet-head)')[row].children[column];
          const paste = (text) => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); };
          const table = Array.from({ length: 40 }, (_, n) => `Dòng ${n}`).join('\n');
          const actions = {
            'choose an item': [null, (n) => nth(n * 7 % 200).click()],
            'type a letter of a question': [null, (n) => type($('[data-focus=question]'), `Câu hỏi ${n}`)],
            'type a letter of a translation': [null, (n) => type($('[data-focus=question-en]'), `Question ${n}`)],
            'add an item': [null, () => $('.add-item .strong').click()],
            'duplicate': [null, () => $('[data-focus=copy]').click()],
            'move by keyboard': [() => $('.outline-item[aria-current]').focus(), (n) => press(n % 2 ? 'ArrowUp' : 'ArrowDown', { altKey: true })],
            'remove': [() => $('.outline-item[aria-current]').focus(), () => press('Delete')],
            'undo': [null, () => press('z', { ctrlKey: true })],
            'redo': [null, () => press('y', { ctrlKey: true })],
            'change the kind': [null, (n) => pick($('[data-focus=kind]'), n % 2 ? 'single' : 'multiple')],
            'type an option': [null, (n) => type($('.options-list input:not(.code-entry)'), `Lựa chọn ${n}`)],
            'type a rule': [null, (n) => type($('[data-focus=visibleIf]'), `q1 <= ${n % 5}`)],
            'open the table': [() => tab('write'), () => tab('grid')],
            'write a cell': [(n) => { cell(n * 3, 1).focus(); press('F2'); type(document.activeElement, `Ô ${n}`); }, () => press('Enter')],
            'paste 40 cells': [(n) => cell(n * 5, 1).focus(), () => paste(table)],
            'open the translations': [() => tab('write'), () => tab('translations')],
            'write a translation': [(n) => { cell(30 + n * 9, 3).focus(); press('F2'); type(document.activeElement, `T ${n}`); }, () => press('Enter')],
            'next missing': [null, () => $('.view-tools button').click()],
            'back to writing': [() => tab('scales'), () => tab('write')],
          };
          const times = {};
          for (const [name, [before, act]] of Object.entries(actions)) {
            times[name] = [];
            for (let n = 0; n < rounds; n++) {
              before?.(n);
              await frame();
              await pause(n % 5 === 4 ? 900 : 60);
              const start = performance.now();
              act(n);
              await frame();
              times[name].push(performance.now() - start);
            }
          }
          return times;
        }
        """;

    [FactWhenAsked]
    public async Task Actions_WithTwoHundredItemsInFourLanguages_ArePrinted()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        Sample.Must(await app.Service<Drafts>().SaveAsync(Sample.Must(Manuscript.Read(Code.Of("sample"), Sample.Document(Fill))), 0, Sample.Signed(), default));
        await using var window = await browser.OpenAsync(app, new Device(1366, 768));
        window.Context.SetDefaultTimeout(600_000);
        await window.SignInAsAsync(app, Role.Designer);
        await window.Page.GotoAsync("/design/sample");
        await window.Page.Locator("[data-focus=question]").WaitForAsync();

        var times = await window.Page.EvaluateAsync<Dictionary<string, double[]>>(Measuring, Rounds);

        var table = string.Join('\n', times.Select(action => Line(action.Key, [.. action.Value.Order()])).Prepend($"{"ms",-32}{"median",8}{"worst",8}"));
        output.WriteLine(table);
        await File.WriteAllTextAsync(_file!, table + "\n");
    }

    private static string Line(string action, double[] times) => string.Create(CultureInfo.InvariantCulture, $"{action,-32}{times[times.Length / 2],8:F0}{times[^1],8:F0}");

    /// <summary>Half of the items with five options; every text in four languages, but for some that are missing.</summary>
    private static void Fill(JsonNode document)
    {
        document["languages"] = new JsonArray("vi", "en", "fr", "km");
        document["sections"]![0]!.AsObject().Remove("content");
        document["sections"]![0]!["items"] = new JsonArray([.. Enumerable.Range(1, Items).Select(Item)]);
        document["sections"]!.AsArray().RemoveAt(1);
    }

    private static JsonObject Item(int number)
    {
        var item = new JsonObject { ["code"] = $"q{number}", ["type"] = "scale", ["scale"] = "satisfaction-5", ["question"] = Text($"Câu hỏi số {number} về việc giải quyết thủ tục hành chính của ông/bà", number % 50 == 0) };
        if (number % 2 == 0)
        {
            item.Remove("scale");
            item["type"] = "single";
            item["options"] = new JsonArray([.. Enumerable.Range(1, 5).Select(option => new JsonObject { ["code"] = $"{option}", ["label"] = Text($"Lựa chọn {option}", isMissing: false) })]);
        }

        return item;
    }

    private static JsonObject Text(string words, bool isMissing) => new() { ["vi"] = words, ["en"] = $"EN {words}", ["fr"] = $"FR {words}", ["km"] = isMissing ? "" : $"KM {words}" };

    private sealed class FactWhenAskedAttribute : FactAttribute
    {
        public FactWhenAskedAttribute()
        {
            if (Browser.Executable is null || _file is null)
                Skip = "SURVEYHUB_TEST_SPEED names no file for the table, or there is no browser.";
        }
    }
}
