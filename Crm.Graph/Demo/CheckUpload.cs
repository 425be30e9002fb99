using System.Security.Cryptography;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Demo;

/// <summary>Files to be looked at.</summary>
/// <param name="Files">The files, each a variable of a multipart request.</param>
public sealed record CheckUploadInput(IReadOnlyList<IUpload> Files);

/// <summary>What arrived of a file.</summary>
/// <param name="FileName">Its name, without a folder.</param>
/// <param name="ContentType">The media type that it was sent as.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its content, in hexadecimal digits.</param>
public sealed record ReceivedFile(string FileName, string ContentType, int Length, string Sha256);

/// <summary>Reads files whole and says what arrived, to try uploads with; nothing is kept. It is there in Development only.</summary>
public sealed class CheckUpload : IUseCase<CheckUploadInput, IReadOnlyList<ReceivedFile>>
{
    public async Task<Result<IReadOnlyList<ReceivedFile>>> RunAsync(CheckUploadInput input, Caller? caller, CancellationToken ct)
    {
        var received = new List<ReceivedFile>();
        foreach (var file in input.Files)
        {
            await using var content = file.Open();
            var hash = await SHA256.HashDataAsync(content, ct);
            received.Add(new(file.FileName, file.ContentType, checked((int)file.Length), Convert.ToHexStringLower(hash)));
        }
        return received;
    }
}
