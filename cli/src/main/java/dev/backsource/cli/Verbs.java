package dev.backsource.cli;

import dev.backsource.cli.apply.ApplyCommand;
import dev.backsource.cli.apply.ExportCommand;
import dev.backsource.cli.apply.SchemaCommand;
import dev.backsource.cli.verb.AccelerationCommand;
import dev.backsource.cli.verb.ApiCommand;
import dev.backsource.cli.verb.BatchCommand;
import dev.backsource.cli.verb.DomainsCommand;
import dev.backsource.cli.verb.EdgesCommand;
import dev.backsource.cli.verb.PolicyCommand;
import dev.backsource.cli.verb.PurgeCommand;
import dev.backsource.cli.verb.RolloutCommand;
import dev.backsource.cli.verb.access.AccountsCommand;
import dev.backsource.cli.verb.access.KeysCommand;
import dev.backsource.cli.verb.access.LoginCommand;
import dev.backsource.cli.verb.access.LogoutCommand;
import dev.backsource.cli.verb.access.ProfilesCommand;
import dev.backsource.cli.verb.access.WhoamiCommand;
import dev.backsource.cli.verb.history.AuditCommand;
import dev.backsource.cli.verb.history.DiffCommand;
import dev.backsource.cli.verb.history.HistoryCommand;
import dev.backsource.cli.verb.history.RestoreCommand;
import dev.backsource.cli.verb.ports.PortsCommand;
import dev.backsource.cli.verb.proposals.ProposalsCommand;
import dev.backsource.cli.verb.teams.TeamsCommand;
import dev.backsource.cli.verb.watch.AlertsCommand;
import dev.backsource.cli.verb.watch.EventsCommand;
import dev.backsource.cli.verb.watch.ExplainCommand;
import dev.backsource.cli.verb.watch.HealthCommand;
import dev.backsource.cli.verb.watch.PreflightCommand;
import dev.backsource.cli.verb.watch.ReconciliationCommand;
import dev.backsource.cli.verb.watch.TrafficCommand;
import java.util.List;

/** All verbs, in the order of their list. */
final class Verbs {
    static final List<Verb> ALL = List.of(
            new Verb("domains", "List, show, add, remove, stop and start domains.", DomainsCommand::new),
            new Verb("policy", "Show and set the origin protocol policy of a domain.", PolicyCommand::new),
            new Verb("acceleration", "Show and set which content of a domain is dynamic.", AccelerationCommand::new),
            new Verb("rollout", "Show which edges have a domain's revision, or wait for them.", RolloutCommand::new),
            new Verb("edges", "List the edges and what they rejected, or forget one.", EdgesCommand::new),
            new Verb("health", "Show which ports of a domain's origins are open.", HealthCommand::new),
            new Verb("preflight", "Have the ports looked at that another policy would need.", PreflightCommand::new),
            new Verb("alerts", "List the alerts that fire, or those that are over.", AlertsCommand::new),
            new Verb("explain", "Show where a request would go, by every edge.", ExplainCommand::new),
            new Verb("purge", "Have edges drop what they have stored of a domain.", PurgeCommand::new),
            new Verb("events", "Show changes and alerts as they happen.", EventsCommand::new),
            new Verb("traffic", "Show what the edges did in the last minutes.", TrafficCommand::new),
            new Verb("history", "List the revisions of a domain.", HistoryCommand::new),
            new Verb("diff", "Show what differs between two revisions of a domain.", DiffCommand::new),
            new Verb("restore", "Have a domain be what it was at a revision.", RestoreCommand::new),
            new Verb("batch", "Change parts of many domains, or create them, by a file.", BatchCommand::new),
            new Verb("ports", "Ask for custom ports, and grant or decline them.", PortsCommand::new),
            new Verb("proposals", "Propose changes, and approve or decline them.", ProposalsCommand::new),
            new Verb("apply", "Have the server have the domains that files say.", ApplyCommand::new),
            new Verb("export", "Write domains as files that apply takes.", ExportCommand::new),
            new Verb("schema", "Print the JSON Schema of the files that apply takes.", SchemaCommand::new),
            new Verb("audit", "List who did what, and what they were refused.", AuditCommand::new),
            new Verb("reconciliation", "Show whether the topic holds what was committed.", ReconciliationCommand::new),
            new Verb("keys", "List and make access keys, and switch them on and off.", KeysCommand::new),
            new Verb("accounts", "List and make accounts of people, and set their roles.", AccountsCommand::new),
            new Verb("teams", "List and make teams, and set their quotas.", TeamsCommand::new),
            new Verb("whoami", "Show who you are to the server, and your roles.", WhoamiCommand::new),
            new Verb("login", "Keep a server and a key for it, as a profile.", LoginCommand::new),
            new Verb("logout", "Take a profile out, with its key.", LogoutCommand::new),
            new Verb("profiles", "List the profiles, and choose the default.", ProfilesCommand::new),
            new Verb("api", "Send any request to the REST interface.", ApiCommand::new),
            new Verb(
                    "completion",
                    "Print a script that completes what is typed, for bash, zsh or fish.",
                    CompletionCommand::new));

    private Verbs() {}
}
