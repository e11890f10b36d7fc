package brussels.citedesmetiers.kiosk.central;

/// A database that a centre is tried on.
interface CentreDatabase {
    Centre open(Centre.Authority authority) throws Exception;

    /// Copies the closed database.
    void backUp() throws Exception;

    /// Puts the copy in the place of the closed database.
    void restore() throws Exception;
}
