package dev.backsource.cli;

import dev.backsource.cli.apply.ApplyCommand;
import dev.backsource.cli.apply.ExportCommand;
import dev.backsource.cli.apply.SchemaCommand;
import dev.backsource.cli.verb.AccelerationCommand;
import dev.backsource.cli.verb.ApiCommand;
import dev.backsource.cli.verb.BatchCommand;
import dev.backsource.cli.verb.DomainsCommand;
import dev.backsource.cli.verb.EdgesCommand;
import dev.backsource.cli.verb.FreezeCommand;
import dev.backsource.cli.verb.PolicyCommand;
import dev.backsource.cli.verb.PurgeCommand;
import dev.backsource.cli.verb.RolloutCommand;
import dev.backsource.cli.verb.UnfreezeCommand;
import dev.backsource.cli.verb.access.AccountsCommand;
import dev.backsource.cli.verb.access.KeysCommand;
import dev.backsource.cli.verb.access.LoginCommand;
import dev.backsource.cli.verb.access.LogoutCommand;
import dev.backsource.cli.verb.access.ProfilesCommand;
import dev.backsource.cli.verb.access.WhoamiCommand;
import dev.backsource.cli.verb.changerequests.ChangeRequestsCommand;
import dev.backsource.cli.verb.history.AuditCommand;
import dev.backsource.cli.verb.history.DiffCommand;
import dev.backsource.cli.verb.history.HistoryCommand;
import dev.backsource.cli.verb.history.RestoreCommand;
import dev.backsource.cli.verb.ports.PortsCommand;
import dev.backsource.cli.verb.progressive.ProgressiveCommand;
import dev.backsource.cli.verb.receivers.ReceiversCommand;
import dev.backsource.cli.verb.teams.TeamsCommand;
import dev.backsource.cli.verb.watch.AcknowledgeCommand;
import dev.backsource.cli.verb.watch.AlertsCommand;
import dev.backsource.cli.verb.watch.EventsCommand;
import dev.backsource.cli.verb.watch.ExplainCommand;
import dev.backsource.cli.verb.watch.HealthCommand;
import dev.backsource.cli.verb.watch.PreflightCommand;
import dev.backsource.cli.verb.watch.RecommendCommand;
import dev.backsource.cli.verb.watch.ReconciliationCommand;
import dev.backsource.cli.verb.watch.TailCommand;
import dev.backsource.cli.verb.watch.TrafficCommand;
import java.util.List;

/** All verbs, in the order of their list. */
final class Verbs {
    static final List<Verb> ALL = List.of(
            new Verb("domains", "List, show, add, remove, stop and start domains.", DomainsCommand::new),
            new Verb("policy", "Show and set the origin protocol policy of a domain.", PolicyCommand::new),
            new Verb("acceleration", "Show and set the dynamic content of a domain.", AccelerationCommand::new),
            new Verb("rollout", "Show a rollout's progress at the edges, or wait for its end.", RolloutCommand::new),
            new Verb(
                    "progressive",
                    "Show, start, pause, promote and abort progressive rollouts.",
                    ProgressiveCommand::new),
            new Verb("edges", "List the edges and their rejections, or forget one.", EdgesCommand::new),
            new Verb("health", "Show the states of a domain's origin ports.", HealthCommand::new),
            new Verb("preflight", "Check the origin ports that another policy would need.", PreflightCommand::new),
            new Verb("recommend", "Try every redirect type at a domain's origins.", RecommendCommand::new),
            new Verb("alerts", "List firing or resolved alerts.", AlertsCommand::new),
            new Verb("acknowledge", "Acknowledge a firing alert with a note.", AcknowledgeCommand::new),
            new Verb("receivers", "List, create, change and test receivers of alerts.", ReceiversCommand::new),
            new Verb("explain", "Show the target of a request, by every edge.", ExplainCommand::new),
            new Verb("purge", "Purge a domain's cached content at the edges.", PurgeCommand::new),
            new Verb("events", "Show changes and alerts as they happen.", EventsCommand::new),
            new Verb("tail", "Follow the requests of a domain.", TailCommand::new),
            new Verb("traffic", "Show recent traffic, of all edges or of a domain.", TrafficCommand::new),
            new Verb("history", "List the revisions of a domain.", HistoryCommand::new),
            new Verb("diff", "Show the differences between two revisions of a domain.", DiffCommand::new),
            new Verb("restore", "Restore a revision of a domain, or many domains to a time.", RestoreCommand::new),
            new Verb("freeze", "Freeze all changes of domains, or tell whether they are frozen.", FreezeCommand::new),
            new Verb("unfreeze", "End the freeze of changes.", UnfreezeCommand::new),
            new Verb("batch", "Change or create many domains, from a file.", BatchCommand::new),
            new Verb("ports", "Set a domain's granted ports, without a request.", PortsCommand::new),
            new Verb(
                    "change-requests",
                    "Request changes and custom ports, and approve or decline requests.",
                    ChangeRequestsCommand::new),
            new Verb("apply", "Bring the server's domains to the state in files.", ApplyCommand::new),
            new Verb("export", "Export domains to files for apply.", ExportCommand::new),
            new Verb("schema", "Print the JSON Schema of the files for apply.", SchemaCommand::new),
            new Verb("audit", "List operations and refused requests, with their callers.", AuditCommand::new),
            new Verb(
                    "reconciliation",
                    "Compare the topic with the database, and repair it.",
                    ReconciliationCommand::new),
            new Verb("keys", "List, create, enable and disable access keys.", KeysCommand::new),
            new Verb("accounts", "List and create accounts of people, and set their roles.", AccountsCommand::new),
            new Verb("teams", "List and create teams, and set their quotas.", TeamsCommand::new),
            new Verb("whoami", "Show your identity at the server, and your roles.", WhoamiCommand::new),
            new Verb("login", "Sign in to a server, and save a profile.", LoginCommand::new),
            new Verb("logout", "Remove a profile and its key.", LogoutCommand::new),
            new Verb("profiles", "List the profiles, and select the default.", ProfilesCommand::new),
            new Verb("api", "Send any request to the REST API.", ApiCommand::new),
            new Verb("completion", "Print a completion script for bash, zsh or fish.", CompletionCommand::new));

    private Verbs() {}
}
