using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Crm.Graph.Approvals.Commands;

namespace Crm.Graph.Approvals.Page;

/// <summary>The page as HTML: without script, and with a style that its policy knows by the hash.</summary>
internal static class ApprovalHtml
{
    private const string Style = """
        :root{color-scheme:light dark}
        body{margin:0;font:1.05rem/1.6 system-ui,sans-serif;background:#f4f5f7;color:#1b1f24}
        main{max-width:38rem;margin:3rem auto;padding:2rem;background:#fff;border:1px solid #d0d5db;border-radius:.5rem;overflow-wrap:anywhere}
        h1{margin-top:0;font-size:1.5rem;line-height:1.3}
        .why{white-space:pre-line;border-left:.25rem solid #6b7480;padding-left:1rem}
        label{display:block;font-weight:600}
        textarea{box-sizing:border-box;width:100%;margin:.25rem 0 1.25rem;padding:.5rem;font:inherit;border:1px solid #6b7480;border-radius:.25rem;background:#fff;color:#1b1f24}
        button{margin-right:1rem;padding:.6rem 1.5rem;font:inherit;font-weight:600;border:2px solid #14532d;border-radius:.25rem;background:#14532d;color:#fff;cursor:pointer}
        button.no{border-color:#8f1d1d;background:#fff;color:#8f1d1d}
        :focus-visible{outline:3px solid #1d4ed8;outline-offset:3px}
        @media(prefers-color-scheme:dark){body{background:#14171a;color:#e8eaed}main{background:#1f2428;border-color:#454c54}textarea{background:#14171a;color:#e8eaed}button.no{background:#1f2428;color:#fca5a5;border-color:#fca5a5}:focus-visible{outline-color:#93c5fd}}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Nothing but the page itself, its style and its form; nobody frames it.</summary>
    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style.ReplaceLineEndings("\n"))))}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>The request, with two buttons.</summary>
    /// <param name="action">Where the form goes.</param>
    public static string Form(ApprovalTexts texts, FoundLink link, string action, string token)
    {
        var request = link.Request!;
        var until = TimeZoneInfo.ConvertTime(request.ExpiresOn, link.Caller!.TimeZone);
        var why = request.Reason is { } reason ? $"<p class=\"why\">{Encode(reason)}</p>" : "";
        return Page(texts, request.Title, $"""
            <p>{Encode(texts.Format("AskedBy", request.RequestedBy!.Name, link.Organisation))}</p>
            {why}
            <p>{Encode(texts.Format("Until", until.ToString("f", texts.Culture) + " " + until.ToString("'(UTC'zzz')'", CultureInfo.InvariantCulture)))}</p>
            <form method="post" action="{Encode(action)}">
            <input type="hidden" name="token" value="{Encode(token)}">
            <label for="reason">{Encode(texts["Reason"])}</label>
            <textarea id="reason" name="reason" rows="4" maxlength="4000"></textarea>
            <button name="decision" value="approve">{Encode(texts["Approve"])}</button>
            <button class="no" name="decision" value="reject">{Encode(texts["Reject"])}</button>
            </form>
            """);
    }

    /// <summary>A heading and a sentence.</summary>
    public static string Message(ApprovalTexts texts, string title, string text) => Page(texts, title, $"<p>{Encode(text)}</p>");

    private static string Page(ApprovalTexts texts, string title, string body) => $"""
        <!doctype html>
        <html lang="{texts.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Encode(title)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <h1>{Encode(title)}</h1>
        {body}
        </main>
        </body>
        </html>
        """.ReplaceLineEndings("\n");

    private static string Encode(string text) => Encoder.Encode(text);
}
