using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Accounts.Commands;

/// <summary>New payment terms.</summary>
/// <param name="Name">The name, such as Net 7, at most 100 characters, unique whatever its case.</param>
/// <param name="NetDays">How many days after an invoice is posted it is due, from 0 to 3650.</param>
public sealed record CreatePaymentTermsInput(string Name, int NetDays);

/// <summary>Creates payment terms that accounts can be given.</summary>
public sealed class CreatePaymentTerms : ICommand<CreatePaymentTermsInput, PaymentTerms>
{
    public async Task<Result<PaymentTerms>> HandleAsync(CreatePaymentTermsInput input, CrmDb db, CancellationToken ct)
    {
        var created = PaymentTerms.Create(input.Name, input.NetDays);
        if (!created.Succeeded)
            return created;
        var terms = created.Value;
        if (await db.IsTakenAsync<PaymentTerms>(nameof(terms.Name), terms.Name, terms.Id, ct))
            return AccountErrors.NameTaken("paymentTerms", terms.Name);
        db.Add(terms);
        return terms;
    }
}
