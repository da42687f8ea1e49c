package dev.backsource.edge.taster;

import dev.backsource.policy.Printable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The verdict of the taster's process on a {@link Sample}.
 *
 * @param number of the sample; {@link #READY} before the first
 * @param objection the reason to reject it, in one printable line; empty for none
 */
public record Verdict(int number, String objection) {
    /** The process expects samples. */
    public static final int READY = -1;

    public Verdict {
        objection = Printable.of(objection, Printable.SENTENCE);
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(number);
        out.writeUTF(objection);
        out.flush();
    }

    static Verdict read(DataInputStream in) throws IOException {
        return new Verdict(in.readInt(), in.readUTF());
    }
}
