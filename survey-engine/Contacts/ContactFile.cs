namespace SurveyHub.Engine;

/// <summary>The people to invite as a spreadsheet keeps them: columns <c>email</c>, <c>phone</c> or both, one line a person. A name has no column: it is not needed.</summary>
public static class ContactFile
{
    public const string Email = "email";
    public const string Phone = "phone";

    /// <summary>How many one file may hold.</summary>
    public const int Most = 100_000;

    private static readonly string[] _columns = [Email, Phone];

    /// <returns>The contacts with their lines, or every problem with its line and column.</returns>
    public static Outcome<List<(long Line, Contact Contact)>> Read(ResponseFile file)
    {
        List<Problem> problems = file.Columns.All(_columns.Contains) ? [] : [Problem.ContactColumnUnknown()]; // without its name: of a file without a header that is somebody's address
        if (problems.Count > 0)
            return problems;

        var contacts = new List<(long Line, Contact Contact)>();
        foreach (var row in file.Rows())
        {
            if (row.Problem is not null)
            {
                problems.Add(row.Problem);
                continue;
            }

            var cells = file.ByColumn(row);
            var read = Contact.Parse(cells.GetValueOrDefault(Email), cells.GetValueOrDefault(Phone));
            problems.AddRange(read.Problems.Select(problem => problem with { Line = row.Line }));
            if (read.Value is { } contact)
                contacts.Add((row.Line, contact));
        }

        problems.AddRange(Repeated(contacts, Email, contact => contact.Email));
        problems.AddRange(Repeated(contacts, Phone, contact => contact.Phone));
        return problems.Count > 0 ? problems.OrderBy(problem => problem.Line).ToList()
            : contacts.Count == 0 ? Problem.FileEmpty()
            : contacts.Count > Most ? Problem.ContactsTooMany(Most)
            : contacts;
    }

    /// <summary>A person who is invited twice could answer twice.</summary>
    private static IEnumerable<Problem> Repeated(List<(long Line, Contact Contact)> contacts, string column, Func<Contact, string?> addressOf) => contacts
        .Where(contact => addressOf(contact.Contact) is not null).GroupBy(contact => addressOf(contact.Contact))
        .SelectMany(same => same.Skip(1)).Select(contact => Problem.ContactRepeated(column) with { Line = contact.Line });
}
