package brussels.citedesmetiers.kiosk.content;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A long list of names, sorted by the reader's own alphabet. A list is taken for names if it is in
/// alphabetical order in the language it was written in, except for special entries such as
/// "elsewhere" at its end.
///
/// @param names in the order of the reader's alphabet
/// @param others the special entries, in the order written
public record Alphabet(List<Choice> names, List<Choice> others, String language) {
    private static final int LEAST_NAMES = 12;

    public Alphabet {
        names = List.copyOf(names);
        others = List.copyOf(others);
    }

    /// Names that begin with one letter or with adjacent letters.
    public record Range(List<Choice> names, String label) {
        public Range {
            names = List.copyOf(names);
        }
    }

    /// The choices as names; empty if they are not names.
    ///
    /// @param written code of the language the list was written in
    /// @param read code of the language it is read in
    public static Optional<Alphabet> of(List<Choice> choices, String written, String read) {
        Comparator<Choice> order = order(written);
        int names = 0;
        while (names < choices.size()
                && Character.isLetter(letter(choices.get(names), written).codePointAt(0))
                && (names == 0 || order.compare(choices.get(names - 1), choices.get(names)) < 0)) {
            names++;
        }
        if (names < LEAST_NAMES) {
            return Optional.empty();
        }
        return Optional.of(
                new Alphabet(
                        choices.subList(0, names).stream().sorted(order(read)).toList(),
                        choices.subList(names, choices.size()),
                        read));
    }

    private static Comparator<Choice> order(String language) {
        Collator collator = Collator.getInstance(Locale.forLanguageTag(language));
        return (a, b) -> collator.compare(a.text().in(language), b.text().in(language));
    }

    private static String letter(Choice choice, String language) {
        return choice.text()
                .in(language)
                .substring(0, choice.text().in(language).offsetByCodePoints(0, 1));
    }

    /// All entries, the names first.
    public List<Choice> all() {
        List<Choice> all = new ArrayList<>(names);
        all.addAll(others);
        return all;
    }

    /// The names in at most `most` ranges, as equal in length as whole letters allow.
    public List<Range> ranges(int most) {
        List<List<Choice>> letters = new ArrayList<>();
        for (Choice name : names) {
            boolean same =
                    !letters.isEmpty()
                            && letter(letters.getLast().getFirst(), language)
                                    .equals(letter(name, language));
            if (!same) {
                letters.add(new ArrayList<>());
            }
            letters.getLast().add(name);
        }
        int size = 1;
        while (joined(letters, size).size() > most) {
            size++;
        }
        return joined(letters, size);
    }

    private List<Range> joined(List<List<Choice>> letters, int size) {
        List<List<Choice>> groups = new ArrayList<>();
        for (List<Choice> letter : letters) {
            if (groups.isEmpty() || groups.getLast().size() + letter.size() > size) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().addAll(letter);
        }
        return groups.stream().map(g -> new Range(g, label(g.getFirst(), g.getLast()))).toList();
    }

    /// The first and the last letter.
    public String label() {
        return label(names.getFirst(), names.getLast());
    }

    private String label(Choice first, Choice last) {
        String from = letter(first, language);
        String to = letter(last, language);
        return from.equals(to) ? from : from + "\u00a0–\u00a0" + to;
    }
}
