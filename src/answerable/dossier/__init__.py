"""The dossier is the finding aid for one person, unit or incident: a document whose every sentence is backed."""
