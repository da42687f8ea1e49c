package dev.backsource.cli.apply;

import dev.backsource.cli.apply.file.BadFilesException;
import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.apply.file.DomainFiles;
import dev.backsource.cli.apply.plan.Plan;
import dev.backsource.cli.apply.plan.PlanText;
import dev.backsource.cli.apply.plan.PresentDomain;
import dev.backsource.cli.apply.plan.Prune;
import dev.backsource.cli.apply.run.Outcome;
import dev.backsource.cli.apply.run.PlanTrial;
import dev.backsource.cli.apply.run.PresentDomains;
import dev.backsource.cli.command.EndedRequests;
import dev.backsource.cli.command.ManyDomainsOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.policy.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backsource apply}: brings the service's domains to the state in files. */
@Command
public final class ApplyCommand extends ServerCommand {
    private static final String EFFECT = "--effect";
    /** The option by which exit code 2 means only that there is something to do. */
    public static final String DETAILED_EXIT_CODE = "--detailed-exitcode";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "PATH",
            required = true,
            description = "file or folder of domains, or - for standard input; repeatable")
    private List<String> files = new ArrayList<>();

    @Option(names = "--prune", description = "remove domains without a file, unless that is more than half of them")
    private boolean prune;

    @Option(names = "--prune-all", description = "as --prune, in any number")
    private boolean pruneAll;

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "with --prune: remove only domains of this team (default: all that you may see)")
    private @Nullable String team;

    @Option(names = "--allow-empty", description = "accept a file or folder without domains")
    private boolean allowEmpty;

    @Option(names = "--dry-run", description = "show the plan without a change")
    private boolean dryRun;

    @Option(
            names = EFFECT,
            description =
                    "with --dry-run: have the server try out the plan, and show what fails, loses TLS, leaves the cache,"
                            + " moves and has no domain any more")
    private boolean effect;

    @Option(
            names = DETAILED_EXIT_CODE,
            description =
                    "with --dry-run: exit code 0 for no difference, 2 for a difference, 1 for bad files or options")
    private boolean detailedExitCode;

    @Option(
            names = {"-y", "--yes"},
            description = "skip the confirmation")
    private boolean yes;

    @Mixin
    private final ManyDomainsOptions options = new ManyDomainsOptions();

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "wait for every edge, up to --timeout, and for the ends of progressive rollouts; --no-wait ends"
                            + " after the write")
    private boolean wait = true;

    @Override
    protected Exit run(Session session) {
        requirePruning();
        var wanted = read(session);
        var plan = plan(session, wanted);
        var trial = new PlanTrial(session.server(), options);
        if (effect) {
            tryOut(session, trial, plan);
        }
        show(session, plan, trial.ended());
        var tried = Exit.gravest(trial.refused().stream().map(Outcome::exit).collect(Collectors.toSet()));
        if (tried != Exit.OK) {
            return tried;
        }
        if (dryRun || (plan.isEmpty() && (plan.begun().isEmpty() || !wait))) {
            return detailedExitCode && !plan.isEmpty() ? Exit.DIFFERENT : Exit.OK;
        }
        if (!plan.isEmpty() && !yes && !confirm(session, plan)) {
            throw new FailureException(Exit.REFUSED, Messages.nothingWritten());
        }
        return new ApplyRun(session, plan, options, wait).carryOut();
    }

    private Plan plan(Session session, List<DomainFile> wanted) {
        var domains = new PresentDomains(session.server());
        var plan = Plan.of(wanted, present(domains, wanted), prune());
        if (plan.changes().isEmpty() && plan.removals().isEmpty()) {
            return plan;
        }
        var underWay = domains.rollouts();
        var toBegin = options.isImmediate() ? plan : plan.without(domains.begun(plan.changes(), underWay));
        return toBegin.ending(underWay);
    }

    /** After a failure, shows what is known so far. */
    private static void tryOut(Session session, PlanTrial trial, Plan plan) {
        try {
            trial.run(plan);
        } catch (FailureException e) {
            tell(session, trial);
            show(session, plan, trial.ended());
            throw e;
        }
        tell(session, trial);
    }

    /** Shows the totals first, and then what would be refused. */
    private static void tell(Session session, PlanTrial trial) {
        if (!trial.totals().isEmpty()) {
            session.terminal().note(trial.totals() + Messages.dryRun());
        }
        RefusalText.show(trial.refused(), session.terminal());
    }

    private void requirePruning() {
        if (team != null && prune() == Prune.NONE) {
            throw FailureException.usage(Messages.teamWithoutPrune());
        }
        if (detailedExitCode && !dryRun) {
            throw FailureException.usage(Messages.withoutDryRun(DETAILED_EXIT_CODE));
        }
        if (effect && !dryRun) {
            throw FailureException.usage(Messages.withoutDryRun(EFFECT));
        }
    }

    private List<DomainFile> read(Session session) {
        try {
            return DomainFiles.read(files, session.terminal().in(), allowEmpty);
        } catch (BadFilesException e) {
            throw FailureException.usage(Messages.invalidFiles(e.getMessage()));
        }
    }

    /** The present domains: with pruning, all that may be removed; otherwise those named in files. */
    private Map<DomainName, PresentDomain> present(PresentDomains domains, List<DomainFile> wanted) {
        var names = wanted.stream().map(DomainFile::name).collect(Collectors.toSet());
        if (prune() == Prune.NONE) {
            return domains.named(names);
        }
        var present = domains.listed(team, null);
        if (team != null) {
            // Domains of another team, or of none yet; they aren't removed since files have them.
            names.removeAll(present.keySet());
            var others = domains.named(names);
            others.keySet().retainAll(names);
            present.putAll(others);
        }
        return present;
    }

    private Prune prune() {
        return pruneAll ? Prune.ALL : prune ? Prune.AT_MOST_HALF : Prune.NONE;
    }

    private static void show(Session session, Plan plan, Map<DomainName, EndedRequests> ended) {
        switch (session.format()) {
            case TABLE -> PlanText.show(plan, ended, session.terminal());
            case NAME ->
                plan.steps().forEach(step -> session.terminal().line(step.name().value()));
            case JSON, YAML -> session.document(PlanText.document(plan, ended));
        }
    }

    private static boolean confirm(Session session, Plan plan) {
        var isConfirmed = session.terminal()
                .confirm(
                        Messages.writeQuestion(
                                PlanText.summary(plan),
                                session.server().profile().server()),
                        Messages.useYesOrDryRun());
        var losing = PlanText.losingTls(plan);
        return isConfirmed && (losing == 0 || session.terminal().confirm(Messages.losesTlsQuestion(losing), ""));
    }
}
