using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SurveyHub.Analytics;
using SurveyHub.Engine;
using SurveyHub.Web;

var (settings, words) = Arguments.Split(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddEnvironmentVariables("SurveyHub__").AddCommandLine(settings);
builder.WebHost.UseStaticWebAssets();
if (words is [ReportVerb.Name, ..])
    builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace); // what it prints is a document

// The parts there are, each by its own type.
builder.Services.AddSingleton<TimeProvider, VietnamClock>();
builder.Services.AddSingleton(_ => new Database(
    Dialect.Of(builder.Configuration["Database:Provider"] ?? "sqlite"),
    builder.Configuration["Database:ConnectionString"] ?? "Data Source=data/surveyhub.db"));
builder.Services.AddSingleton<Questionnaires>().AddSingleton<Drafts>().AddSingleton<DraftResponses>().AddSingleton<ItemMappings>();
builder.Services.AddSingleton<DraftComments>().AddSingleton<DraftReviews>().AddSingleton<Designs>().AddSingleton<Beginnings>();
builder.Services.AddSingleton<Campaigns>().AddSingleton<CampaignSamples>().AddSingleton<Responses>().AddSingleton<ResponseImport>().AddSingleton<Invitations>();
builder.Services.AddSingleton(services => new Ledger(builder.Configuration["Node"] ?? Environment.MachineName, services.GetRequiredService<TimeProvider>()));
builder.Services.AddSingleton<AuditTrail>();
builder.Services.AddSingleton(services => services.GetRequiredService<Responses>().OpenGroupCommit());
builder.Services.AddSingleton<ResponseFlags>().AddSingleton<ResponseDecisions>().AddSingleton<ResponseParadata>();
builder.Services.AddSingleton<Units>().AddSingleton<ServiceFields>().AddSingleton<Targets>().AddSingleton<Catalogue>().AddSingleton<LineageEvents>().AddSingleton<PublishedValues>();
builder.Services.AddSingleton<UnitAdministration>().AddSingleton<Reorganisations>().AddSingleton<OwnProvince>().AddSingleton<FieldAdministration>().AddSingleton<ServiceProcedures>().AddSingleton<TargetAdministration>();
builder.Services.AddSingleton<Devices>().AddSingleton<Quarantine>().AddSingleton<ResponseReader>().AddSingleton<ResponseIntake>();
builder.Services.AddSingleton<IntakeLimits>().AddSingleton<ResponsesApi>();
builder.Services.AddSingleton<Receipts>().AddSingleton<Reception>().AddSingleton<PrintedPages>();
builder.Services.AddSingleton(services => new Snapshots(
    services.GetRequiredService<Database>(), services.GetRequiredService<Questionnaires>(), services.GetRequiredService<TimeProvider>(),
    SnapshotKeeper.FolderOf(builder.Configuration) is { } folder ? new(folder) : null));
builder.Services.AddSingleton(_ => new Floors(builder.Configuration.GetValue("Results:Floor", Floors.UsualFigures), builder.Configuration.GetValue("Results:CommentFloor", Floors.UsualComments)));
builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<CampaignResults>(services, TimeSpan.FromSeconds(builder.Configuration.GetValue("Results:Seconds", 1.0)), builder.Configuration.GetValue("Results:InBatches", false)));
builder.Services.AddSingleton<PublicChoices>().AddSingleton<PublicNotes>().AddSingleton<PublicTrends>().AddSingleton<PublicPages>().AddSingleton<EmbedOrigins>().AddSingleton(_ => Licence.Of(builder.Configuration));
builder.Services.AddSingleton<CampaignReports>().AddSingleton<ReportReader>().AddSingleton<ReportDesk>().AddSingleton<CampaignComments>().AddSingleton<RawComments>();
builder.Services.AddSingleton<CampaignPlans>().AddSingleton<CampaignStates>().AddSingleton<CampaignFigures>().AddSingleton<Errata>().AddSingleton<Recount>().AddSingleton<FigureKeeper>().AddSingleton<CampaignSteps>();
builder.Services.AddSingleton<FiledReports>().AddSingleton<Filing>().AddSingleton<ReportFiling>().AddSingleton<ReportVerification>();
builder.Services.AddSingleton<Alerts>().AddSingleton<MailSchedules>().AddSingleton<Deliveries>().AddSingleton<AddressBook>().AddSingleton<AlertWatch>().AddSingleton<ReportAttachments>().AddSingleton<ScheduledReports>().AddSingleton<Postman>().AddHostedService<MailKeeper>();
builder.Services.AddScoped(_ => Texts.Current).AddHostedService<SnapshotKeeper>();
builder.Services.AddSingleton<Releases>().AddSingleton<Exports>().AddSingleton<ExportMaker>().AddSingleton<ExportDesk>().AddSingleton(_ => ExportFolder.Of(builder.Configuration)).AddHostedService<ExportWorker>();

var certificates = KeyCertificates.Open(builder.Configuration);
if (certificates.Value is null)
    return Terminal.Refuse(certificates.Problems);
builder.AddKeys(certificates.Value);
builder.Services.AddSingleton<Contacts>().AddSingleton<ContactSeal>().AddSingleton<Retention>().AddSingleton(_ => ResponsibleAgency.Of(builder.Configuration)).AddSingleton<ProcessingRecords>().AddHostedService<RetentionKeeper>();
builder.Services.AddSingleton<Frames>().AddSingleton<SamplePlans>().AddSingleton<Draws>().AddSingleton<DrawLists>().AddSingleton<DrawDecisions>().AddSingleton<Substitutions>().AddSingleton<FrameSeal>();
builder.Services.AddSingleton<Fieldwork>().AddSingleton<Assignments>().AddSingleton<Revisits>().AddSingleton<ResponseArrivals>().AddSingleton<FieldDesk>().AddSingleton<Interviewers>().AddSingleton<ProgressReader>();
builder.Services.AddSingleton<ReportTemplates>().AddSingleton<MachinePrograms>().AddSingleton<PdfPrinter>().AddSingleton<PicturePrinter>().AddSingleton<OfficialReports>();
builder.AddAccounts();
builder.AddAccountAdministration();
builder.Services.AddAntiforgery(FormTokens.Configure).AddSingleton<SiteAddress>().PostConfigure<LoggerFilterOptions>(QuietLogs.Configure);
builder.Services.Configure<KestrelServerOptions>(RequestLimits.Configure).Configure<FormOptions>(RequestLimits.Configure);
builder.Services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new KnownMethodsOnly()));
builder.Services.Configure<MvcOptions>(pages => pages.Filters.Add<KeepsPrintedPages>());
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // ế as ế: half the bytes of &#x1EBF;
builder.Services.AddSingleton<Readiness>().AddHealthChecks().AddCheck<Readiness>("store");
builder.Services.AddRateLimiter(Bulkhead.Limit);
builder.Services.AddRequestDecompression();
builder.Services.AddResponseCompression();
builder.Services.Configure<RequestLocalizationOptions>(languages =>
{
    // Vietnamese first, whatever language the phone was bought with; English by ?lang=en, then remembered.
    languages.SetDefaultCulture("vi").AddSupportedCultures("vi", "en").AddSupportedUICultures("vi", "en");
    languages.RequestCultureProviders = [new ChosenLanguage(), new PreviewLanguage(), new CookieRequestCultureProvider()];
});

await using var app = builder.Build();
app.UseTrustedProxies();
app.UseBrowserProtection();
app.UseRequestLocalization();
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseExceptionHandler("/error/500");
app.UseApiErrors();
app.UseMiddleware<ShortWay>(); // before what only pages need: it is taken ten thousand times a second
app.UseRequestDecompression();
app.UseResponseCompression();
app.UseRouting();
app.UseOutagePage();
app.UseSso();
app.UseAuthentication();
app.UseMiddleware<KeyLimits>();
app.UseAuthorization();
app.UseRateLimiter();
app.MapHealthChecks("/healthz", new() { Predicate = _ => false }).WithMetadata(new NeedsNoStoreAttribute()).Public();
app.MapHealthChecks("/readyz", new() { ResponseWriter = Readiness.WriteAsync }).WithMetadata(new NeedsNoStoreAttribute()).Public();
app.MapStaticAssets().WithMetadata(new NeedsNoStoreAttribute()).Public();
app.MapRazorPages().WithStaticAssets();
app.MapResultsFiles();
app.MapProcessingRecord();
app.MapReportFiles();
app.MapExports();
app.MapOfficialFiles();
app.MapFiledFiles();
app.MapAuditFiles();
app.MapReviewing();
app.MapQuestionnaireFiles();
app.MapEditor();
app.MapDrawFiles();
app.MapProgressFiles();
app.MapUnitFiles();
app.MapPost("/api/v1/responses", (ResponsesApi api, HttpContext http, Texts t) => api.PostAsync(http, t)).Public(); // who has a credential is known by it
app.MapReadingApi();

var commands = new RootCommand(Texts.Current["cli.about"])
{
    ServeVerb.Create(app), ImportVerb.Create(app), AnalyzeVerb.Create(), SeedVerb.Create(app), VerifyVerb.Create(app),
    QuestionnaireVerb.Create(app), CampaignVerb.Create(app), InvitationVerb.Create(app), ResponseVerb.Create(app), DeviceVerb.Create(app), KeyVerb.Create(app), QuarantineVerb.Create(app),
    ContactVerb.Create(app), RetentionVerb.Create(app),
    UnitVerb.Create(app), PublishedVerb.Create(app), ReportVerb.Create(app), UserVerb.Create(app),
};
commands.SetAction((_, ct) => ServeVerb.RunAsync(app, ct));
return await commands.Parse(words).InvokeAsync();
