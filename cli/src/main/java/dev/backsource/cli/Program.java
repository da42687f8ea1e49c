package dev.backsource.cli;

import dev.backsource.cli.apply.ApplyCommand;
import dev.backsource.cli.command.RunContext;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.SafeText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole. Only the verb in use is created; the others are names with a line of help. */
final class Program {
    private static final String FOOTER = """

        backsource VERB --help shows the arguments and options of a verb.
        Exit codes: 0 success, 1 refused, 2 usage error, 3 server unreachable or
        output not written, 4 not permitted, 5 not at every edge in time.\
        """;

    private final RunContext context;

    Program(RunContext context) {
        this.context = context;
    }

    /** Runs one command line; returns the exit code. */
    int run(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(Completion.VERB)) {
            return complete(List.of(arguments).subList(1, arguments.length));
        }
        var commands = commands(arguments.length == 0 ? "" : arguments[0]);
        if (arguments.length == 0) {
            commands.usage(commands.getErr());
            return Exit.USAGE.code();
        }
        return ended(commands.execute(arguments));
    }

    /** A line for each candidate; behind {@code --}, words that look like options of this program are none. */
    private int complete(List<String> arguments) {
        var words = arguments.isEmpty() || !arguments.get(0).equals("--")
                ? arguments
                : arguments.subList(1, arguments.size());
        if (!words.isEmpty()) {
            new Completion(context, commands(words.get(0)), words)
                    .candidates()
                    .forEach(candidate -> context.terminal().line(SafeText.of(candidate)));
        }
        return ended(Exit.OK.code());
    }

    /** The exit code of a run, which fails also where its results could not all be written. */
    private int ended(int code) {
        var terminal = context.terminal();
        var failure = terminal.failure();
        if (failure == null) {
            return code;
        }
        if (!terminal.isUnread()) {
            say(Messages.outputFailed(failure));
        }
        var exit = terminal.isUnread() ? Exit.UNREAD : Exit.NOT_REACHED;
        return code == Exit.OK.code() ? exit.code() : code;
    }

    /** All verbs with their options, for documentation and checks of all options. */
    CommandLine whole() {
        var root = root();
        Verbs.ALL.forEach(verb -> root.addSubcommand(verb.name(), whole(verb)));
        return new CommandLine(root);
    }

    /** All verbs by name, only {@code asked} with its options. */
    CommandLine commands(String asked) {
        var root = root();
        Verbs.ALL.forEach(
                verb -> root.addSubcommand(verb.name(), verb.name().equals(asked) ? whole(verb) : named(verb)));
        var terminal = context.terminal();
        var commands = new CommandLine(root);
        commands.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(terminal.errors(), true, StandardCharsets.UTF_8));
        commands.setUsageHelpWidth(Math.max(60, Math.min(120, terminal.width())));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.isColoured() ? Ansi.ON : Ansi.OFF));
        commands.setParameterExceptionHandler(this::refuse);
        commands.setExecutionExceptionHandler(this::fail);
        return commands;
    }

    private CommandSpec root() {
        var root = CommandSpec.wrapWithoutInspection(context).name("backsource");
        root.usageMessage()
                .description("Reads and changes the origin protocol policy of domains, through a server's REST API.")
                .synopsisSubcommandLabel("VERB")
                .commandListHeading("%nVerbs:%n")
                .footer(FOOTER.lines().toList().toArray(String[]::new));
        root.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build());
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("show the version")
                .build());
        root.versionProvider(() -> new String[] {"backsource " + version()});
        return root;
    }

    private static CommandLine whole(Verb verb) {
        var command = new CommandLine(verb.command().get());
        command.getCommandSpec().name(verb.name()).usageMessage().description(verb.summary());
        return command;
    }

    private static CommandLine named(Verb verb) {
        var command = CommandSpec.create().name(verb.name());
        command.usageMessage().description(verb.summary());
        return new CommandLine(command);
    }

    private static String version() {
        var version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "of a checkout" : version;
    }

    private int refuse(ParameterException refused, String[] arguments) {
        var commands = refused.getCommandLine();
        if (refused instanceof UnmatchedArgumentException unmatched && commands.getParent() == null) {
            say(Messages.unknownCommand(unmatched.getUnmatched().get(0)));
        } else {
            say(String.valueOf(refused.getMessage()));
        }
        if (refused instanceof UnmatchedArgumentException unmatched) {
            var typed = unmatched.getUnmatched().get(0);
            var similar = Spelling.similar(typed, known(commands.getCommandSpec()));
            if (!similar.isEmpty()) {
                say(Messages.suggestion(similar));
            }
        }
        say(Messages.helpOf(commands.getCommandSpec().qualifiedName()));
        return code(Exit.USAGE, List.of(arguments));
    }

    private int fail(Exception failure, CommandLine commands, ParseResult parsed) {
        if (failure instanceof FailureException known) {
            say(known.text());
            return code(known.exit(), parsed.originalArgs());
        }
        say(Messages.internalError(failure));
        if (context.environment().get("BACKSOURCE_DEBUG") != null) {
            failure.printStackTrace(context.terminal().errors());
        }
        return Exit.REFUSED.code();
    }

    /** The verbs and options of a command. */
    private static List<String> known(CommandSpec command) {
        var known = new ArrayList<>(command.subcommands().keySet());
        command.options().forEach(option -> known.addAll(List.of(option.names())));
        return known;
    }

    /** The exit code, where code 2 means a difference and unusable input gets that of a refusal instead. */
    private static int code(Exit exit, List<String> arguments) {
        return exit == Exit.USAGE && arguments.contains(ApplyCommand.DETAILED_EXIT_CODE)
                ? Exit.REFUSED.code()
                : exit.code();
    }

    private void say(String text) {
        context.terminal().note("backsource: " + SafeText.lines(text));
    }
}
