namespace SurveyHub.Load;

/// <summary>What there is to reach, and LimeSurvey 6.14 (nginx, php-fpm, MariaDB), measured elsewhere on the same kind of machine: 2 cores for server, database and clients.</summary>
internal static class Yardstick
{
    public static IReadOnlyList<string> Journeys { get; } =
    [
        "goal, MariaDB                                     32     5,000     30.0",
        "goal, MariaDB                                    128    10,000     30.0",
        "LimeSurvey 6.14, opcache and caches tuned *      8, 32     45-55  240-950",
        "LimeSurvey 6.14, as installed *                  8, 32      5-13",
        Note,
    ];

    public static IReadOnlyList<string> Batches { get; } = ["goal: 25,000 responses/s", "LimeSurvey 6.14, its API *: 280 responses/s", Note];

    private static string Note => "* measured elsewhere on the same kind of machine (2 cores for server, database and clients); not by this run";
}
