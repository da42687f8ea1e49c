package dev.backsource.cli.apply.file;

/**
 * A fault of a file.
 *
 * @param detail the fault and its remedy
 */
public record FileError(FilePosition place, String detail) {
    @Override
    public String toString() {
        return place + ": " + detail;
    }
}
