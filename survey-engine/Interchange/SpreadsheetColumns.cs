namespace SurveyHub.Engine;

internal enum ColumnKind { Words, Texts, Number, Truth, Day, List }

/// <param name="Path">Of the property in the row's JSON object: <c>number.least</c>.</param>
/// <param name="Heading">In Vietnamese; a head reads "Mã · code", and of texts "Câu hỏi · question:vi".</param>
internal sealed record SpreadsheetColumn(string Path, string Heading, ColumnKind Kind = ColumnKind.Words);

/// <param name="Parent">The first column where it names the row that this one belongs to; null where rows belong to none.</param>
internal sealed record SpreadsheetSheet(string Name, SpreadsheetColumn? Parent, IReadOnlyList<SpreadsheetColumn> Columns);

/// <summary>The sheets of a questionnaire: every property of <see cref="DocumentShape"/> has its column.</summary>
internal static class SpreadsheetColumns
{
    public const string Mark = " · ";

    public static SpreadsheetSheet Questionnaire { get; } = new("questionnaire", null,
    [
        new("code", "Mã"), new("version", "Phiên bản", ColumnKind.Number), new("title", "Tên phiếu", ColumnKind.Texts), new("consent", "Lời ngỏ", ColumnKind.Texts),
        new("index.formula", "Công thức chỉ số"), new("index.aggregation", "Cách gộp"), new("languages", "Ngôn ngữ phải đủ", ColumnKind.List), new("source", "Căn cứ"), new("note", "Ghi chú"),
    ]);

    public static SpreadsheetSheet Sections { get; } = new("sections", null,
        [new("code", "Mã phần"), new("content", "Nội dung"), new("title", "Tên phần", ColumnKind.Texts), new("lead", "Lời dẫn", ColumnKind.Texts), new("weight", "Trọng số", ColumnKind.Number)]);

    public static SpreadsheetSheet Items { get; } = new("items", new("section", "Phần"),
    [
        new("code", "Mã câu hỏi"), new("type", "Loại"), new("question", "Câu hỏi", ColumnKind.Texts), new("required", "Bắt buộc", ColumnKind.Truth),
        new("scale", "Thang đo"), new("grid", "Bảng"), new("data", "Dữ liệu cá nhân"), new("least", "Chọn ít nhất", ColumnKind.Number), new("most", "Chọn nhiều nhất", ColumnKind.Number),
        new("number.least", "Số nhỏ nhất", ColumnKind.Number), new("number.most", "Số lớn nhất", ColumnKind.Number),
        new("number.decimals", "Số chữ số thập phân", ColumnKind.Number), new("number.unit", "Đơn vị tính", ColumnKind.Texts),
        new("days.least", "Ngày sớm nhất", ColumnKind.Day), new("days.most", "Ngày muộn nhất", ColumnKind.Day),
        new("maxLength", "Độ dài tối đa", ColumnKind.Number), new("long", "Nhiều dòng", ColumnKind.Truth),
        new("visibleIf", "Hiện khi"), new("requiredIf", "Bắt buộc khi"), new("validIf.rule", "Hợp lệ khi"), new("validIf.message", "Báo khi không hợp lệ", ColumnKind.Texts),
        new("formula", "Công thức"),
    ]);

    public static SpreadsheetSheet Options { get; } = new("options", new("item", "Câu hỏi"),
    [
        new("code", "Mã phương án"), new("label", "Phương án", ColumnKind.Texts), new("exclusive", "Chọn một mình", ColumnKind.Truth), new("asksForWords", "Ghi rõ", ColumnKind.Truth),
    ]);

    public static SpreadsheetSheet Scales { get; } = new("scales", new("scale", "Thang đo"),
        [new("value", "Điểm", ColumnKind.Number), new("meaning", "Ý nghĩa"), new("label", "Mức", ColumnKind.Texts), new("code", "Mã mức")]);

    public static SpreadsheetSheet Contents { get; } = new("contents", null, [new("code", "Mã nội dung"), new("title", "Tên nội dung", ColumnKind.Texts)]);

    public static SpreadsheetSheet Indices { get; } = new("indices", null,
        [new("code", "Mã chỉ số"), new("title", "Tên chỉ số", ColumnKind.Texts), new("contents", "Các nội dung", ColumnKind.List), new("population", "Đối tượng")]);
}
