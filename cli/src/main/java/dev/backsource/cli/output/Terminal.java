package dev.backsource.cli.output;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program's input and output: results go to the standard output, all else to the standard error. Only terminals get colours and a redrawn
 * progress line.
 */
public final class Terminal {
    /** The start script's properties: which of 0, 1 and 2 is a terminal, and how wide it is. */
    private static final String TERMINALS = "backsource.terminals";

    private static final String COLUMNS = "backsource.columns";
    private static final int USUAL_WIDTH = 80;
    private static final int MOST_INPUT = 64 * 1024;

    private final InputStream in;
    private final WatchedOutput output;
    private final PrintStream out;
    private final PrintStream err;
    private final String terminals;
    private final int width;
    private final boolean colours;
    private boolean statusShown;

    /**
     * @param terminals which of {@code 0}, {@code 1} and {@code 2} is a terminal
     * @param width in columns
     */
    public Terminal(
            InputStream in,
            OutputStream out,
            PrintStream err,
            String terminals,
            int width,
            Map<String, String> environment) {
        this.in = in;
        this.output = new WatchedOutput(out);
        this.out = new PrintStream(new BufferedOutputStream(output), true, StandardCharsets.UTF_8);
        this.err = err;
        this.terminals = terminals;
        this.width = width;
        this.colours = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    public static Terminal ofProcess(Map<String, String> environment) {
        var terminals = System.getProperty(TERMINALS);
        if (terminals == null) {
            // Without the start script nobody knows, so there is none.
            terminals = "";
        }
        return new Terminal(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                terminals,
                columns(System.getProperty(COLUMNS, environment.getOrDefault("COLUMNS", ""))),
                environment);
    }

    private static int columns(String given) {
        try {
            var columns = Integer.parseInt(given);
            return columns > 0 ? Math.min(columns, 1000) : USUAL_WIDTH;
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    /** Whether people read the results as they come. */
    public boolean isInteractive() {
        return terminals.contains("1");
    }

    /** Whether there is a user to ask. */
    public boolean canAsk() {
        return terminals.contains("0") && terminals.contains("2");
    }

    /** Columns of the terminal. */
    public int width() {
        return width;
    }

    /** The program's input; the user's typing, where that is a terminal. */
    public InputStream in() {
        return in;
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream errors() {
        return err;
    }

    /** Whether the results are in colour. */
    public boolean isColoured() {
        return colours && isInteractive();
    }

    /** A line of results, made by this program; text from elsewhere goes through {@link SafeText} before. */
    public void line(String text) {
        clearStatus();
        out.println(text);
    }

    /** A line beside the results, on the standard error. */
    public void note(String text) {
        clearStatus();
        err.println(text);
    }

    /** {@code text} as it is shown on the output: in colour only on a terminal, and not where {@code NO_COLOR} is set. */
    public String styled(Style style, String text) {
        return styled(style, text, '1');
    }

    /** As {@link #styled}, for {@link #note}. */
    public String styledNote(Style style, String text) {
        return styled(style, text, '2');
    }

    private String styled(Style style, String text, char descriptor) {
        return colours && style != Style.PLAIN && terminals.indexOf(descriptor) >= 0
                ? style.begin() + text + Style.END
                : text;
    }

    /** Draws one line over the last; on a terminal only. */
    public void status(String text) {
        if (terminals.contains("2")) {
            var shown = text.length() < width ? text : text.substring(0, Math.max(0, width - 1));
            err.print("\r\u001b[K" + shown);
            err.flush();
            statusShown = true;
        }
    }

    public void clearStatus() {
        if (statusShown) {
            err.print("\r\u001b[K");
            err.flush();
            statusShown = false;
        }
    }

    /** Whether the output can't be written to any more: it has no reader, or there is no space for it. */
    public boolean isClosed() {
        return out.checkError();
    }

    /** Whether the output's reader went away, as {@code head} does, which is no failure to report. */
    public boolean isUnread() {
        var failure = failure();
        return failure != null && WatchedOutput.isClosedPipe(failure);
    }

    /** The failure to write some of the results; null where all of them were written. */
    public @Nullable IOException failure() {
        out.flush();
        return output.failure();
    }

    /**
     * Asks a question that {@code y} affirms.
     *
     * @param otherwise the remedy where nobody can be asked, such as {@code use --yes}
     */
    public boolean confirm(String question, String otherwise) {
        if (!canAsk()) {
            throw FailureException.usage(Messages.confirmationUnavailable(SafeText.of(question), otherwise));
        }
        clearStatus();
        err.print(Messages.confirmation(SafeText.of(question)));
        err.flush();
        var answer = readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** A secret: typed without being shown on a terminal, or the first line of the input. */
    public String secret(String prompt) {
        if (!canAsk()) {
            var line = readLine();
            return line == null ? "" : line.strip();
        }
        return typed(prompt);
    }

    @SuppressWarnings("SystemConsoleNull")
    private static String typed(String prompt) {
        var console = System.console();
        if (console != null) {
            var typed = console.readPassword("%s", prompt);
            return typed == null ? "" : new String(typed).strip();
        }
        throw FailureException.usage(Messages.echoUnavailable());
    }

    private @Nullable String readLine() {
        try {
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            var line = new StringBuilder();
            for (var each = reader.read(); each != '\n'; each = reader.read()) {
                if (each < 0) {
                    return line.isEmpty() ? null : line.toString();
                }
                if (line.length() >= MOST_INPUT) {
                    throw FailureException.usage(Messages.inputLineTooLong(MOST_INPUT));
                }
                line.append((char) each);
            }
            return line.toString();
        } catch (IOException e) {
            throw FailureException.usage(Messages.unreadable(Messages.standardInput(), e));
        }
    }
}
