using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Leads.Commands;

/// <summary>What was found out about whether the customer of a lead can pay.</summary>
/// <param name="LeadId">The lead, by its id or number.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Score">The score, in the numbers of whoever assessed it.</param>
/// <param name="AssessedBy">Who assessed it, such as a bank, at most 100 characters.</param>
/// <param name="AssessedOn">When it was assessed; now when left out.</param>
/// <param name="Amount">How much credit the customer may have, in the lead's currency; not negative.</param>
/// <param name="Notes">What people should know about it, at most 4000 characters.</param>
public sealed record CreateCreditAssessmentInput(
    RecordId LeadId, CreditResult Result, int? Score = null, string? AssessedBy = null, DateTimeOffset? AssessedOn = null, decimal? Amount = null, string? Notes = null);

/// <summary>Records a credit assessment of a lead.</summary>
internal sealed class CreateCreditAssessment(TimeProvider clock) : ICommand<CreateCreditAssessmentInput, CreditAssessment>
{
    public async Task<Result<CreditAssessment>> HandleAsync(CreateCreditAssessmentInput input, CrmDb db, CancellationToken ct)
    {
        var lead = await db.RequireAsync<Lead>(input.LeadId, null, ct, path: "leadId");
        if (lead.Refused(out var errors))
            return errors;
        var assessment = CreditAssessment.Create(
            lead.Value, new(input.Result, input.Score, input.AssessedBy, input.AssessedOn, input.Amount, input.Notes), db.Setting(clock));
        if (assessment.Succeeded)
            db.Add(assessment.Value);
        return assessment;
    }
}
