using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Reads what SurveyJS checks of an answer beyond its type.</summary>
internal sealed class SurveyJsValidators(ForeignDraft draft, SurveyJsWords words)
{
    public void Read(DraftItem item, JsonElement question)
    {
        foreach (var (validator, _) in SurveyJsWords.Each(question, "validators", item.Where))
        {
            var type = SurveyJsWords.String(validator, "type") ?? "";
            if (!Apply(item, validator, type))
            {
                draft.Losses.Add(Loss.Property(item.Where, $"validators: {type}"));
                continue;
            }

            if (type == "expression" && words.Text(validator, "text", item.Where) is { } message)
            {
                if (item.Message is not null)
                    draft.Losses.Add(Loss.Property(item.Where, $"text: {message["vi"]}"));
                item.Message ??= message;
            }
        }
    }

    private static bool Apply(DraftItem item, JsonElement validator, string type)
    {
        var shape = item.Shape;
        switch (type)
        {
            case "expression" or "expressionvalidator" when SurveyJsWords.String(validator, "expression") is { } expression:
                item.ValidIf.Add(expression);
                return true;
            case "numeric" when shape.Number is { } number:
                item.Shape = shape with { Number = number with { Least = SurveyJsWords.Number(validator, "minValue") ?? number.Least, Most = SurveyJsWords.Number(validator, "maxValue") ?? number.Most } };
                return true;
            case "answercount" when shape.Type == ItemKind.Multiple:
                item.Shape = shape with { Least = SurveyJsWords.Count(validator, "minCount") ?? shape.Least, Most = SurveyJsWords.Count(validator, "maxCount") ?? shape.Most };
                return true;
            case "text" when shape.Type == ItemKind.Text && SurveyJsWords.String(validator, "minLength") is null && SurveyJsWords.Number(validator, "maxLength") is > 0 and <= 100_000 and var most:
                item.Shape = shape with { MaxLength = (int)most };
                return true;
            default:
                return false;
        }
    }
}
