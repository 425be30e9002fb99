using System.Globalization;
using System.Resources;
using Microsoft.Net.Http.Headers;

namespace Crm.Graph.Approvals.Page;

/// <summary>What the page says, in one language: <c>ApprovalTexts.resx</c>, and a file beside it for each other language.</summary>
internal sealed class ApprovalTexts
{
    private static readonly ResourceManager Resources = new("Crm.Graph.Approvals.Page.ApprovalTexts", typeof(ApprovalTexts).Assembly);

    private static readonly ApprovalTexts[] All = [new("en"), new("el")];

    private ApprovalTexts(string language) => Culture = CultureInfo.GetCultureInfo(language);

    public CultureInfo Culture { get; }

    public string Language => Culture.TwoLetterISOLanguageName;

    public string this[string name] => Resources.GetString(name, Culture) ?? throw new InvalidOperationException($"there is no text {name}");

    public string Format(string name, params object[] values) => string.Format(Culture, this[name], values);

    /// <summary>In the language of whoever it is for, else in the first that the browser asks for, else in English.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    /// <param name="accepted">The header <c>Accept-Language</c>.</param>
    public static ApprovalTexts For(string? language, string? accepted) => Of(language) ?? Accepted(accepted).Select(Of).FirstOrDefault(t => t is not null) ?? All[0];

    private static IEnumerable<string> Accepted(string? header)
        => StringWithQualityHeaderValue.TryParseList(header is { Length: <= 1000 } ? [header] : [], out var languages)
            ? languages.Where(l => l.Quality != 0).OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString())
            : [];

    private static ApprovalTexts? Of(string? tag) => Array.Find(All, t => t.Language.Equals(tag?.Split('-')[0], StringComparison.OrdinalIgnoreCase));
}
