package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.apply.domain.DomainTree;
import dev.backsource.cli.message.Messages;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads domains from files, all or none. */
public final class DomainFiles {
    /** The name of the standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final String TEAM = "team";
    private static final int MAX_FAULTS = 1_000;

    private final DomainSchema schema;
    private final InputStream standardInput;
    private final Map<DomainName, DomainFile> domains = new TreeMap<>();
    private final List<FileError> faults = new ArrayList<>();
    private int documents;

    private DomainFiles(InputStream standardInput) {
        this.standardInput = standardInput;
        this.schema = DomainSchema.load();
    }

    /**
     * The domains of files and folders, by name.
     *
     * @param named each a file, a folder, or {@code -} for standard input
     * @param allowEmpty whether one of them may have no document: a folder that isn't checked out looks so
     * @throws BadFilesException with everything that is wrong with any of them
     */
    public static List<DomainFile> read(List<String> named, InputStream standardInput, boolean allowEmpty) {
        var files = new DomainFiles(standardInput);
        for (var each : named) {
            var before = files.documents;
            files.read(each);
            if (files.documents == before && files.faults.isEmpty() && !allowEmpty) {
                files.faults.add(new FileError(new FilePosition(Printable.of(each), 1), Messages.emptyFile()));
            }
        }
        if (!files.faults.isEmpty()) {
            files.faults.sort((a, b) -> a.place().compareTo(b.place()));
            throw new BadFilesException(files.faults);
        }
        return List.copyOf(files.domains.values());
    }

    private void read(String named) {
        if (named.equals(STANDARD_INPUT)) {
            collect(() -> take(FileText.of(Messages.standardInput(), standardInput)));
            return;
        }
        var path = Path.of(named);
        if (Files.isDirectory(path)) {
            collect(() -> FoundFiles.below(path).forEach(file -> collect(() -> take(FileText.of(file)))));
        } else {
            collect(() -> take(FileText.of(path)));
        }
    }

    /** Goes on after a bad file, so that all faults are reported at once. */
    private void collect(Runnable reading) {
        if (faults.size() > MAX_FAULTS) {
            return;
        }
        try {
            reading.run();
        } catch (BadFilesException e) {
            faults.addAll(e.faults());
        }
    }

    private void take(FileText file) {
        YamlReader.read(file).forEach(this::take);
    }

    private void take(YamlDocument document) {
        documents++;
        var before = faults.size();
        schema.check(document.tree(), flaw -> fault(document, flaw.path(), flaw.detail()));
        if (faults.size() > before) {
            return;
        }
        var domain = DomainTree.read(document.tree(), flaw -> fault(document, flaw.path(), flaw.detail()));
        if (domain == null) {
            return;
        }
        var file = new DomainFile(document.file(), domain, team(document.tree()), document.lines());
        var other = domains.putIfAbsent(file.name(), file);
        if (other != null) {
            fault(
                    document,
                    DomainTree.NAME,
                    Messages.duplicateDomain(
                            file.name().value(), other.place(DomainTree.NAME).toString()));
        }
    }

    private static @Nullable String team(JsonNode tree) {
        return tree.path(TEAM).textValue();
    }

    private void fault(YamlDocument document, String path, String detail) {
        faults.add(new FileError(document.place(path), path.isEmpty() ? detail : path + ": " + detail));
    }
}
