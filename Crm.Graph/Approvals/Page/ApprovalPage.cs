using System.Globalization;
using Crm.Graph.Approvals.Commands;
using Crm.Graph.Approvals.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Transport;
using Crm.Graph.Kernel.Transport.Limits;
using Microsoft.AspNetCore.Http.Features;

namespace Crm.Graph.Approvals.Page;

/// <summary>
/// The page behind a link, where somebody who has not signed in approves or rejects one request. To look at it decides nothing, be it a person's
/// browser or the program that previews links; only the form's button does, with the token in its body.
/// </summary>
internal sealed class ApprovalPage(ApprovalLinks links, Work work, RespondByLink respond)
{
    /// <summary>More than a reason of 4000 characters in any script takes, written as a form.</summary>
    private const int MostBytes = 65_536;

    private const string Path = "/approvals/{id}";

    private static readonly FormOptions Form = new() { BufferBody = false, BufferBodyLengthLimit = MostBytes, ValueLengthLimit = MostBytes, ValueCountLimit = 10, KeyLengthLimit = 100 };

    public static IEndpointRouteBuilder Map(IEndpointRouteBuilder endpoints)
    {
        var page = endpoints.ServiceProvider.GetRequiredService<ApprovalPage>();
        endpoints.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], http => HandleAsync(http, page.ShowAsync));
        endpoints.MapPost(Path, http => HandleAsync(http, page.TakeAsync));
        return endpoints;
    }

    private static Task HandleAsync(HttpContext http, Func<HttpContext, string, Task> answer)
    {
        CallerAddress.Note(http);
        if (http.RequestServices.GetRequiredService<RateLimits>().Refusal(null, http.Connection.RemoteIpAddress, 1, out var retryAfter) is not null)
        {
            http.Response.Headers.RetryAfter = retryAfter.ToString(CultureInfo.InvariantCulture);
            return TellAsync(http, null, StatusCodes.Status429TooManyRequests, "Busy");
        }
        return answer(http, (string)http.Request.RouteValues["id"]!);
    }

    private async Task ShowAsync(HttpContext http, string id)
    {
        var token = http.Request.Query["token"].ToString();
        var link = await links.FindAsync(id, token, http.RequestAborted);
        await (link.State == LinkState.Open
            ? SendAsync(http, link.Language, StatusCodes.Status200OK, texts => ApprovalHtml.Form(texts, link, $"{http.Request.PathBase}/approvals/{link.Request!.Id}", token))
            : TellAsync(http, link));
    }

    private async Task TakeAsync(HttpContext http, string id)
    {
        if (await ReadAsync(http) is not { } form)
        {
            await TellAsync(http, null, http.Request.HasFormContentType ? StatusCodes.Status400BadRequest : StatusCodes.Status415UnsupportedMediaType, "Refused");
            return;
        }
        var link = await links.FindAsync(id, form["token"], http.RequestAborted);
        ApprovalDecision? decision = form["decision"].ToString() switch
        {
            "approve" => ApprovalDecision.Approved,
            "reject" => ApprovalDecision.Rejected,
            _ => null,
        };
        if (link.State != LinkState.Open)
            await TellAsync(http, link);
        else if (decision is not { } given)
            await TellAsync(http, link.Language, StatusCodes.Status400BadRequest, "Refused");
        else
            await RespondAsync(http, link, new(link.Request!.Id, link.LinkId, given, form["reason"].ToString()));
    }

    private async Task RespondAsync(HttpContext http, FoundLink link, RespondByLinkInput input)
    {
        var taken = await work.RunAsync(respond, input, link.Caller!, http.RequestAborted);
        if (!taken.Refused(out var errors))
        {
            await SendAsync(http, link.Language, StatusCodes.Status200OK, texts => ApprovalHtml.Message(texts, texts[input.Decision.ToString()], texts["ThankYou"]));
            return;
        }
        var (status, text) = errors[0].Code switch
        {
            ApprovalErrors.LinkUsedCode => (StatusCodes.Status410Gone, nameof(LinkState.Used)),
            ApprovalErrors.NotPendingCode or ApprovalErrors.ExpiredCode or ApprovalErrors.RespondedCode => (StatusCodes.Status410Gone, nameof(LinkState.Closed)),
            ApprovalErrors.Forbidden => (StatusCodes.Status403Forbidden, nameof(LinkState.NotYours)),
            Codes.Invalid when errors[0].Path is ["reason"] => (StatusCodes.Status400BadRequest, "Refused"),
            _ => (StatusCodes.Status409Conflict, "Outdated"),
        };
        await TellAsync(http, link.Language, status, text);
    }

    /// <summary>Null when it is no form, or too large a one.</summary>
    private static async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = MostBytes;
        try
        {
            return await http.Request.ReadFormAsync(Form, http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static Task TellAsync(HttpContext http, FoundLink link) => TellAsync(http, link.Language, link.State switch
    {
        LinkState.Unknown => StatusCodes.Status404NotFound,
        LinkState.NotYours => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status410Gone,
    }, link.State.ToString());

    private static Task TellAsync(HttpContext http, string? language, int status, string text)
        => SendAsync(http, language, status, texts => ApprovalHtml.Message(texts, texts[text + "Title"], texts[text]));

    private static Task SendAsync(HttpContext http, string? language, int status, Func<ApprovalTexts, string> page)
    {
        var texts = ApprovalTexts.For(language, http.Request.Headers.AcceptLanguage);
        var headers = http.Response.Headers;
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        headers.ContentSecurityPolicy = ApprovalHtml.Policy;
        headers.ContentLanguage = texts.Language;
        headers.Vary = "Accept-Language";
        headers["X-Robots-Tag"] = "noindex";
        return http.Response.WriteAsync(page(texts), http.RequestAborted);
    }
}
