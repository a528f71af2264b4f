using System.Reflection;
using Xunit.Sdk;

namespace SurveyHub.Tests;

/// <summary>Runs a theory on SQLite and, where <c>SURVEYHUB_TEST_MYSQL</c> names a server, on MySQL or MariaDB.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => TestDatabase.Providers.Select(provider => new object[] { provider });
}

/// <summary>A test of what only a server can do; visibly skipped where <c>SURVEYHUB_TEST_MYSQL</c> names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnMariaDbAttribute : FactAttribute
{
    public FactOnMariaDbAttribute()
    {
        if (TestDatabase.MySqlServer is null)
            Skip = "SURVEYHUB_TEST_MYSQL names no server.";
    }
}
