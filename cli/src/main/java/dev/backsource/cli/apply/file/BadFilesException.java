package dev.backsource.cli.apply.file;

import dev.backsource.cli.message.Messages;
import java.util.List;
import java.util.stream.Collectors;

/** Invalid files; none of them has any effect. */
public final class BadFilesException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient List<FileError> faults;

    public BadFilesException(List<FileError> faults) {
        super(text(faults));
        this.faults = List.copyOf(faults);
    }

    static BadFilesException of(String file, int line, String detail) {
        return new BadFilesException(List.of(new FileError(new FilePosition(file, line), detail)));
    }

    /** The faults, at least one. */
    public List<FileError> faults() {
        return faults;
    }

    private static String text(List<FileError> faults) {
        var shown = faults.stream().limit(SHOWN).map(FileError::toString).collect(Collectors.joining("\n"));
        return faults.size() <= SHOWN ? shown : shown + "\n" + Messages.more(faults.size() - SHOWN);
    }
}
