using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Leads.Model;

/// <summary>What somebody found out about whether the customer of a lead can pay.</summary>
public sealed class CreditAssessment : Record
{
    private CreditAssessment() { } // EF

    public Guid LeadId { get; private set; }

    /// <summary>The lead.</summary>
    public Lead Lead { get; private set; } = null!;

    /// <summary>What it came to.</summary>
    public CreditResult Result { get; private set; }

    /// <summary>The score, in the numbers of whoever assessed it.</summary>
    public int? Score { get; private set; }

    /// <summary>Who assessed it, such as a bank.</summary>
    public string? AssessedBy { get; private set; }

    /// <summary>When it was assessed.</summary>
    public DateTimeOffset AssessedOn { get; private set; }

    /// <summary>How much credit the customer may have, in the lead's currency.</summary>
    public decimal? Amount { get; private set; }

    /// <summary>The currency of the amount (ISO 4217).</summary>
    public string Currency { get; private set; } = "";

    /// <summary>What people should know about it.</summary>
    public string? Notes { get; private set; }

    internal static Result<CreditAssessment> Create(Lead lead, NewCreditAssessment stated, Setting here)
    {
        if (lead.IsDeleted)
            return LeadErrors.NotNow(lead, LeadAction.Update) with { Path = ["leadId"] };
        var problems = new Problems();
        problems.Within(stated.AssessedOn, DateTimeOffset.UnixEpoch, here.Now, "assessedOn");
        var assessment = new CreditAssessment
        {
            Lead = lead,
            LeadId = lead.Id,
            Result = stated.Result,
            Score = stated.Score,
            AssessedBy = problems.Text(stated.AssessedBy, "assessedBy", 100),
            AssessedOn = stated.AssessedOn ?? here.Now,
            Amount = problems.Amount(stated.Amount, "amount", Money.LargestSummand),
            Currency = lead.Currency,
            Notes = problems.Text(stated.Notes, "notes", PlainText.LongLength, multiline: true),
        };
        return problems.Any ? problems.All : assessment;
    }
}

/// <summary>What a credit assessment came to.</summary>
public enum CreditResult
{
    /// <summary>The customer can have credit.</summary>
    Approved,
    /// <summary>Somebody has to look at it.</summary>
    Referred,
    /// <summary>The customer can have none.</summary>
    Declined,
}

/// <summary>What is stated of a credit assessment.</summary>
internal sealed record NewCreditAssessment(CreditResult Result, int? Score, string? AssessedBy, DateTimeOffset? AssessedOn, decimal? Amount, string? Notes);
