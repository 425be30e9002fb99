using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Organisations.Commands;

/// <summary>Registers the organisation that a new server begins with, when it has none yet.</summary>
internal sealed class RegisterFirstOrganisation(RegisterOrganisation register) : ICommand<RegisterOrganisationInput, RegisteredOrganisation>
{
    public async Task<Result<RegisteredOrganisation>> HandleAsync(RegisterOrganisationInput input, CrmDb db, CancellationToken ct)
    {
        var name = await db.Set<Organisation>().OrderBy(o => o.Id).Select(o => o.Name).FirstOrDefaultAsync(ct);
        if (name is not null)
            return new DomainError(Codes.Taken, $"This server has an organisation already: {name}.");
        return await register.HandleAsync(input, db, ct);
    }
}
