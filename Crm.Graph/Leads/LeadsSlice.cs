using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Leads.Commands;
using Crm.Graph.Leads.Model;
using Crm.Graph.ThirdParties.Commands;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.Leads;

/// <summary>Who may buy, how far that has come, and who works on it.</summary>
internal sealed class LeadsSlice : ISlice
{
    private const string Read = "leads:read";
    private const string Write = "leads:write";
    private const string Configure = "pipelines:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateLead>()
        .AddSingleton<CopyLead>()
        .AddSingleton<UpdateLead>()
        .AddSingleton<AssignLead>()
        .AddSingleton<MoveLeadToStage>()
        .AddSingleton<MarkLeadSold>()
        .AddSingleton<MarkLeadLost>()
        .AddSingleton<ApproveLeadLoss>()
        .AddSingleton<ReopenLead>()
        .AddSingleton<DeleteLead>()
        .AddSingleton<AddLeadProduct>()
        .AddSingleton<RemoveLeadProduct>()
        .AddSingleton<CreateCreditAssessment>()
        .AddSingleton<CreateStage>()
        .AddSingleton<UpdateStage>()
        .AddSingleton<DeleteStage>()
        .AddSingleton<CreatePipeline>()
        .AddSingleton<UpdatePipeline>()
        .AddSingleton<CreateDepartment>()
        .AddSingleton<UpdateDepartment>()
        .AddSingleton<CreateFranchise>()
        .AddSingleton<CreateLeadSource>()
        .AddSingleton<ThirdPartyTarget>(new ThirdPartyTarget<Lead>(ThirdPartyRecordKind.Lead, Write));

    public static void AddFields(RootFields root)
    {
        AddCatalogues(root);
        AddPipelines(root);
        root
            .List<Lead>("leads", Read, "The leads of the organisation.")
            .One<Lead>("lead", Read, "The lead with this id or number.")
            .List<StageVisit>("stageHistory", Read, "The stages that leads were in, and how long.")
            .Changes<Lead>("leadChanged", Read)
            .Mutation<CreateLead>("createLead", Write, answers: "lead")
            .Mutation<CopyLead>("copyLead", Write, answers: "lead")
            .Mutation<UpdateLead>("updateLead", Write, answers: "lead")
            .Mutation<AssignLead>("assignLead", Write, answers: "lead")
            .Mutation<MoveLeadToStage>("moveLeadToStage", Write, answers: "lead")
            .Mutation<MarkLeadSold>("markLeadSold", Write, answers: "lead")
            .Mutation<MarkLeadLost>("markLeadLost", Write, answers: "lead")
            .Mutation<ApproveLeadLoss>("approveLeadLoss", "lead-losses:write", answers: "lead")
            .Mutation<ReopenLead>("reopenLead", Write, answers: "lead")
            .Mutation<DeleteLead>("deleteLead", Write, answers: "lead")
            .Mutation<AddLeadProduct>("addLeadProduct", Write, answers: "leadProduct")
            .Mutation<RemoveLeadProduct>("removeLeadProduct", Write, answers: "lead")
            .Mutation<CreateCreditAssessment>("createCreditAssessment", "credit-assessments:write", answers: "creditAssessment");
    }

    private static void AddCatalogues(RootFields root) => root
        .Catalogue<LeadFields>()
        .Catalogue<LeadProductFields>()
        .Catalogue<LeadStepFields>()
        .Catalogue<StageVisitFields>()
        .Catalogue<CreditAssessmentFields>()
        .Catalogue<StageFields>()
        .Catalogue<PipelineFields>()
        .Catalogue<PipelineStageFields>()
        .Catalogue<DepartmentFields>()
        .Catalogue<FranchiseFields>()
        .Catalogue<LeadSourceFields>()
        .CustomFields<Lead>("leads")
        .Extend<Contact>(contact =>
        {
            contact.Many<Lead>("leads", l => l.ContactId).Needs(Read).Describe("All leads of the contact.");
            contact.Many<Lead>("openLeads", l => l.OpenOfContactId).Needs(Read).Describe("The leads of the contact that are neither sold nor lost nor closed.");
        })
        .Extend<Account>(account => account.Many<Lead>("leads", l => l.AccountId!.Value).Needs(Read).Describe("The leads whose sale would be on the account."));

    private static void AddPipelines(RootFields root) => root
        .List<Stage>("stages", Read, "The stages that leads can be in.")
        .One<Stage>("stage", Read, "The stage with this id.")
        .List<Pipeline>("pipelines", Read, "The pipelines that leads go through.")
        .List<Department>("departments", Read, "The departments that work on leads.")
        .List<Franchise>("franchises", Read, "The franchises that leads belong to.")
        .List<LeadSource>("leadSources", Read, "The sources that leads come from.")
        .Mutation<CreateStage>("createStage", Configure, answers: "stage")
        .Mutation<UpdateStage>("updateStage", Configure, answers: "stage")
        .Mutation<DeleteStage>("deleteStage", Configure, answers: "stage")
        .Mutation<CreatePipeline>("createPipeline", Configure, answers: "pipeline")
        .Mutation<UpdatePipeline>("updatePipeline", Configure, answers: "pipeline")
        .Mutation<CreateDepartment>("createDepartment", Configure, answers: "department")
        .Mutation<UpdateDepartment>("updateDepartment", Configure, answers: "department")
        .Mutation<CreateFranchise>("createFranchise", Configure, answers: "franchise")
        .Mutation<CreateLeadSource>("createLeadSource", Configure, answers: "leadSource");
}
