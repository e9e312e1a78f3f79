package fr.parchemin.cli;

import fr.parchemin.engine.dossier.DossierFault;
import fr.parchemin.engine.dossier.DossierReader;
import fr.parchemin.engine.dossier.DossierReading;
import fr.parchemin.engine.proposal.Answer;
import fr.parchemin.engine.proposal.Deciders;
import fr.parchemin.engine.proposal.ProposalWriter;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Some whole lines.
 *
 * @param bytes what holds them, from the first byte
 * @param length how many bytes of it they take
 * @param firstLine the number of the first line, from 1
 * @param overlong whether a line too long to be held follows them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Batch(byte[] bytes, int length, long firstLine, boolean overlong) {

    /**
     * The proposals of a batch, in its order, and how many of its lines gave none.
     *
     * @param last whether nothing comes after
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answered(byte[] lines, int refused, boolean last) {
        static final Answered NOTHING = new Answered(new byte[0], 0, false);
        static final Answered END = new Answered(new byte[0], 0, true);
    }

    Answered answer(Deciders deciders, Messages messages) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(length * 2 + 256);
        int refused = 0;
        long line = firstLine;
        try (ProposalWriter writer = new ProposalWriter(lines, messages::say)) {
            for (int begin = 0; begin < length; line++) {
                int end = endOfLine(begin);
                if (!isBlank(begin, end)) {
                    refused += answer(begin, end, line, deciders, writer) ? 0 : 1;
                }
                begin = end + 1;
            }
            if (overlong) {
                writer.write(null, List.of(Lines.overlong(line)));
                refused++;
            }
        }
        return new Answered(lines.toByteArray(), refused, false);
    }

    private int endOfLine(int begin) {
        int end = begin;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean isBlank(int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean answer(int begin, int end, long line, Deciders deciders, ProposalWriter writer) {
        switch (DossierReader.read(bytes, begin, end - begin)) {
            case DossierReading.Read(var dossier) -> {
                Answer answer = deciders.propose(dossier);
                writer.write(answer);
                return !(answer instanceof Answer.Contradiction);
            }
            case DossierReading.Unreadable(var dossier, var faults) -> {
                List<DossierFault> placed = faults.stream()
                        .map(fault -> Lines.placed(fault, dossier, line))
                        .toList();
                writer.write(dossier, placed);
                return false;
            }
        }
    }
}
