// dotnet run -c Release --project tests/load -- journeys --provider mysql --clients 8,32,128
// dotnet run -c Release --project tests/load -- --filter '*Questionnaire*'      micro-benchmarks
using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")] // epoll, /proc, Debian's MariaDB

namespace SurveyHub.Load;

/// <summary>The verbs; README.md beside this says what each measures. Not called Program: that is the product's.</summary>
internal static class LoadProgram
{
    public static Task<int> Main(string[] args)
    {
        var commands = new RootCommand("Measures SurveyHub under load; without a verb, runs the micro-benchmarks, whose own arguments follow.")
        {
            JourneysVerb.Create(), BatchesVerb.Create(), SoakVerb.Create(), FillVerb.Create(), CoverageVerb.Create(), TablesVerb.Create(), SnapshotVerb.Create(), ReadersVerb.Create(), EditorVerb.Create(), ReportsVerb.Create(), ExportsVerb.Create(),
            Server("serve-nothing", "the product without its store (journeys --store nothing starts it)", ServeNothing.RunAsync),
            Server("serve-constant", "constant answers (journeys --store constant starts it)", ServeConstant.RunAsync),
        };
        commands.TreatUnmatchedTokensAsErrors = false;
        commands.SetAction(words => RunMicroBenchmarks([.. words.UnmatchedTokens]));
        // After Ctrl-C there is a server and a database to end.
        return commands.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
    }

    private static void RunMicroBenchmarks(string[] args)
    {
        // In this process: the project that BenchmarkDotNet would generate meets this repository's build rules, and is not written for them.
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(LoadProgram).Assembly).Run(args, config);
    }

    private static Command Server(string name, string about, Func<Uri, CancellationToken, Task> run)
    {
        var urls = new Option<Uri>("--urls") { Required = true, CustomParser = words => new Uri(words.Tokens[0].Value) };
        var command = new Command(name, about) { urls };
        command.SetAction((words, ct) => run(words.GetRequiredValue(urls), ct));
        return command;
    }
}
