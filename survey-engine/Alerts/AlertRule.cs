namespace SurveyHub.Engine;

/// <summary>On which side of the threshold a rate is a reason to tell people.</summary>
public enum AlertSide { Below, Above }

/// <summary>What is watched, and when people are told of it.</summary>
/// <param name="Unit">With all below it; null for the province.</param>
/// <param name="Each">Each unit of that kind below it, one by one; null for the unit itself.</param>
/// <param name="Scope">The code of an index, content, factor or criterion of the campaign's version, or of the whole.</param>
/// <param name="Percent">The threshold, above 0 and below 100.</param>
/// <param name="Least">Respondents, below whom nothing is said.</param>
/// <param name="Certainty">How probable it must be, in per cent, 50 to 99.</param>
public sealed record AlertRule(Guid Id, Code Campaign, Code? Unit, UnitKind? Each, string Scope, AlertSide Side, decimal Percent, int Least, int Certainty, Recipients Recipients)
{
    /// <summary>As a target that asks for more than the threshold.</summary>
    public Demand Demand => new(Percent, OrEqual: false);

    /// <summary>Whether it stands as a reason to tell people. It goes back only when the other side is as sure, so that chance does not turn it from day to day.</summary>
    /// <param name="over">How probable it is that the rate of all people is over the threshold, 0 to 1; null where nothing is known of it.</param>
    public bool IsRaised(bool wasRaised, double? over, long respondents)
    {
        if (over is not { } known || respondents < Least)
            return wasRaised;
        var wrong = Side == AlertSide.Below ? 1 - known : known;
        return wasRaised ? 1 - wrong < Certainty / 100.0 : wrong >= Certainty / 100.0;
    }
}

/// <summary>That a rule was raised in a unit, or went back.</summary>
/// <param name="Unit">Null for the province.</param>
/// <param name="Number">1, 2, 3 … of the rule in the unit.</param>
/// <param name="Rate">0 to 1.</param>
/// <param name="Over">How probable it was that the rate of all people was over the threshold, 0 to 1.</param>
public sealed record AlertTurn(Guid Rule, Code? Unit, int Number, bool IsRaised, DateTimeOffset At, double Rate, long Respondents, double Over)
{
    /// <summary>Names it among the turns of its rule.</summary>
    public string Part => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Number}/{Unit?.Value}");

    /// <summary>The unit of a turn by its <see cref="Part"/>; null for the province.</summary>
    public static Code? UnitOf(string part) => Code.Parse(part[(part.IndexOf('/', StringComparison.Ordinal) + 1)..]);
}
